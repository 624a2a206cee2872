"use strict";
// The page says everything without this script. It adds the filter, opens what a link leads to, and unfolds for print.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  for (const form of all(".filter")) {
    const here = form.closest(".case");
    const items = all(".item", here).map((item) => ({ item, data: item.dataset, text: null }));
    const cells = all(".matrix [data-outcome]", here);
    const parts = all(".filtered", here);
    const [text, outcome, severity] = ["text", "outcome", "severity"].map((name) => form.elements[name]);
    const told = form.querySelector("output");
    const fits = (data) => (!outcome.value || data.outcome === outcome.value) && (!severity.value || data.severity === severity.value);

    const filter = () => {
      const wanted = fold(text.value).split(" ").filter(Boolean);
      const shown = new Set();
      let number = 0, rules = 0;
      for (const entry of items) {
        if (wanted.length) entry.text ??= fold(entry.item.textContent);
        const visible = fits(entry.data) && wanted.every((word) => entry.text.includes(word));
        entry.item.hidden = !visible;
        if (visible) shown.add(entry.item.id);
        if (entry.data.rule) { rules += 1; number += visible; }
      }
      for (const cell of cells) cell.classList.toggle("faded", !shown.has(cell.dataset.leads));
      for (const part of parts) part.hidden = !part.querySelector(".item:not([hidden])");
      const active = wanted.length || outcome.value || severity.value;
      told.textContent = active ? form.dataset.shown.replace("{shown}", number).replace("{all}", rules) : "";
    };
    let waiting = 0;
    text.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
    for (const choice of [outcome, severity]) choice.addEventListener("change", filter);
    form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
    form.addEventListener("reset", () => setTimeout(filter));
    form.hidden = false;
  }

  const reveal = () => {
    const aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!aim) return;
    for (let up = aim; up; up = up.parentElement) {
      up.hidden = false;
      if (up.localName === "details") up.open = true;
    }
    aim.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not(.rest):not([open])").filter((each) => !each.closest(".rest:not([open])"));
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
})();
