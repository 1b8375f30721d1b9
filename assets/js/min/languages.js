// sha256:3c695d51073764aa5454857b9fe3d6483c8eea38a796c000f2bcdea6c0c38955
for(const e of document.querySelectorAll(".languages a"))e.addEventListener("click",()=>{e.hash=location.hash});
