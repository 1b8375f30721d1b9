// A link to the same page in another language → the place on it where the reader is. The anchors are the same in all.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
