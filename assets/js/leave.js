// The quick exit: the link alone works; with this the page is blank at once, no Back leads to it, and no answer stays.
{
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('[data-module~="leave"]'));
  let presses = 0;
  let last = 0;

  const clear = () => {
    for (const form of document.forms) form.reset();
  };

  const leave = () => {
    clear();
    document.title = "";
    document.body.hidden = true;
    location.replace(link.href);
  };

  // Browsers keep a page that was left as it was, and Back would show the answers to the next person.
  addEventListener("pagehide", clear);
  addEventListener("pageshow", (event) => {
    if (event.persisted) clear();
  });

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // Shift, not Escape: Escape would stop the page that is being opened.
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const soon = event.timeStamp - last < 1500;
    last = event.timeStamp;
    presses = event.key !== "Shift" ? 0 : soon ? presses + 1 : 1;
    if (presses === 3) leave();
  });
}
