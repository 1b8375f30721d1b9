// Brings each form on the page of all parts into its state, by doing what a visitor does. Only a preview has that page.
for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("[data-state]")))
  frame.addEventListener("load", () => {
    const { chosen, stop, press } = JSON.parse(String(frame.dataset.state));
    const page = /** @type {any} */ (frame.contentDocument);
    page.defaultView.HTMLElement.prototype.focus = () => {}; // a form that takes the focus would move this page
    const form = page.querySelector("form");
    for (;;) {
      const question = form.querySelector(".question:not([hidden])");
      if (!question || question.id === stop || form.querySelector(".form__ask").hidden) break;
      const unsure = [...question.querySelectorAll("[type=radio]")].pop();
      (page.getElementById(chosen[question.id]) || unsure).checked = true;
      form.requestSubmit();
    }
    if (press) page.querySelector(press).click();
    frame.height = String(Math.min(page.documentElement.scrollHeight, 1200));
  });
