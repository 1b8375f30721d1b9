// Questions in other words after some answers. Only forms whose questions have variants get this file. A place that has
// several words keeps the ones that fit, so that all who read the page read them alone; the others are in an attribute,
// which a saved page has too. Twin of `variant_of` in explainer/rules/semantics.py.
{
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-module~="exempt-form"]'));
  const { evaluate } = explainer;
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-variants]"))].map((place) => {
    place.dataset.variants ||= JSON.stringify([...place.children].map(({ textContent }) => textContent));
    const field = /** @type {HTMLElement} */ (place.closest(".question"));
    return { place, number: Number(field.id.slice(1)) - 1, texts: JSON.parse(place.dataset.variants) };
  });

  /** @type {(place: HTMLElement, texts: string[], shown: (variant: number) => boolean) => void} */
  const put = (place, texts, shown) =>
    place.replaceChildren(
      ...texts.flatMap((textContent, variant) => {
        const span = Object.assign(document.createElement("span"), { textContent });
        span.dataset.variant = String(variant);
        return shown(variant) ? [span] : [];
      }),
    );

  // After an error the form answers without script: styles choose among all words again.
  new MutationObserver(() => {
    for (const { place, texts } of places) put(place, texts, () => true);
  }).observe(form, { attributeFilter: ["data-module"] });

  explainer.evaluate = (text) => {
    /** @type {Rules} */
    const rules = JSON.parse(text);
    rules.rules = { ...rules.rules }; // a page has a list of them, which takes no name
    const varied = Object.entries(rules.questions).filter(([, { variants }]) => variants);
    for (const [question, { variants }] of varied)
      for (const [index, { when }] of (variants ?? []).entries()) rules.rules[`${question} ${index + 1}`] = { when };
    const ask = evaluate(JSON.stringify(rules)); // each variant is one rule more, of which only the status is read
    return (answers) => {
      const result = ask(answers);
      /** @type {Record<string, number>} */
      const variants = {};
      for (const [question, { variants: all }] of varied)
        for (const [index] of (all ?? []).entries()) {
          const name = `${question} ${index + 1}`;
          if (result.status[name] === "established") variants[question] ??= index + 1;
          delete result.status[name];
        }
      for (const { place, number, texts } of places)
        put(place, texts, (variant) => variant === (variants[rules.order[number]] ?? 0));
      return { ...result, variants };
    };
  };
}
