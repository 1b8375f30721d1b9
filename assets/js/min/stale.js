// sha256:9a6a817c2c5b0e5e58c9ca0ee972db2f66e44991a0989174e0cc9ec865972a70
{const e=document.querySelector('[data-module~="stale"]'),t=new Date,n=new Date(t.getTime()-6e4*t.getTimezoneOffset()).toISOString().slice(0,10),a=e.querySelector("template");n>String(e.dataset.until)&&e.prepend(a.content)}
