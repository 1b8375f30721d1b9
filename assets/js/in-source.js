// The answers that are printed → beside each the same in the source language, for whoever helps and reads that one.
addEventListener("beforeprint", () => {
  for (const line of document.querySelectorAll(".form__answers li")) {
    const question = document.getElementById(`q${line.querySelector("span")?.id.slice(1)}`);
    if (!question || line.querySelector(".in-source")) continue;
    const source = (/** @type {string} */ selector) =>
      /** @type {HTMLElement | null} */ (question.querySelector(selector))?.dataset.source ?? "";
    const words = document.createElement("em");
    const of = /** @type {HTMLElement} */ (document.querySelector(".in-source"));
    words.className = "in-source";
    words.lang = of.lang;
    words.dir = of.dir;
    words.textContent = `${source("[data-source]")} ${source("label:has(:checked)")}`.trim();
    line.append(words);
  }
});
