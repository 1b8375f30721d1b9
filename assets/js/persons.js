// One result after another, for several people. Only forms whose rules say `persons` get this file. It does what a visitor
// does: it starts the form again, and gives the answers that are common to all, each when its question comes. Results stay on
// the page until one leaves it or starts again; nothing is stored.
{
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-module~="persons"]'));
  /** @type {(selector: string, within?: Element) => any[]} */
  const find = (selector, within = form) => [...within.querySelectorAll(selector)];
  const [note] = find("[data-keep]");
  const { keep, ask, person } = note.dataset;
  for (const old of document.querySelectorAll("[data-persons]")) old.remove(); // of a page that was saved
  const kept = document.createElement("div");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: ask });
  let goingOn = false;
  let answers = new Map(); // what is common and was not given yet, by the id of its question

  /* The result as it is shown, without what belongs to the form alone. */
  const copy = () => {
    const section = document.createElement("section");
    const number = kept.children.length + 1;
    section.append(
      Object.assign(document.createElement("h2"), { textContent: person.replace("{number}", number) }),
      ...find('[data-part="result"], .form__answers').map((each) => each.cloneNode(true)),
    );
    for (const gone of find("[hidden], button, .form__old", section)) gone.remove();
    for (const each of find("*", section))
      for (const name of ["id", "data-part", "aria-labelledby", "aria-live", "tabindex"]) each.removeAttribute(name);
    return section;
  };

  button.onclick = () => {
    const said = keep
      .split(" ")
      .map((/** @type {string} */ id) => [id, find(`#${id} input`).findIndex(({ checked }) => checked)])
      .filter((/** @type {[string, number]} */ [, answer]) => answer >= 0);
    kept.append(copy());
    goingOn = true;
    form.reset();
    goingOn = false;
    answers = new Map(said);
    give();
  };
  const give = () => {
    for (;;) {
      const [field] = find(".question:not([hidden])");
      if (!answers.has(field?.id) || find('[data-part="ask"]')[0].hidden) break;
      find("input", field)[answers.get(field.id)].checked = true;
      answers.delete(field.id);
      form.requestSubmit();
    }
  };
  const forget = () => {
    answers.clear();
    if (!goingOn) kept.replaceChildren();
  };
  form.addEventListener("submit", () => setTimeout(give)); // a form that is being submitted cannot be submitted
  form.addEventListener("reset", forget);
  addEventListener("pagehide", forget);
  kept.className = "persons";
  kept.dataset.persons = button.dataset.persons = "";
  button.className = "form__quiet";
  note.after(button);
  form.after(kept);
  // After an error the form answers without script, and the sentence says what to do.
  new MutationObserver(() => button.remove()).observe(form, { attributeFilter: ["data-module"] });
}
