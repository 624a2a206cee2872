"use strict";
// The page says everything without this script. It adds the filter, opens what a link leads to, and unfolds for print.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const name = (link) => decodeURIComponent(link.getAttribute("href").slice(1));

  // One spelling for all: Latin letters without signs, so that "lica" finds "лица" and "uredjaj" finds "uređaj" and "уређај".
  const latin = Object.fromEntries([..."абвгдђежзијклмнопрстћуфхцчш"].map((letter, at) => [letter, "abvgddezzijklmnoprstcufhccs"[at]]));
  Object.assign(latin, { љ: "lj", њ: "nj", џ: "dz", đ: "d", ł: "l", ø: "o", ß: "ss" });
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[а-џđłøß]/g, (letter) => latin[letter] ?? letter)
    .replace(/dj/g, "d").replace(/\s+/g, " ");

  for (const form of all(".filter")) {
    const here = form.closest(".case");
    const outcomes = [...form.elements.outcome.options].map((option) => option.value).filter(Boolean);
    const entryOf = (item) => ({
      item, text: null, steps: null,
      rule: "rule" in item.dataset, severity: item.dataset.rule ?? item.dataset.severity,
      outcome: outcomes.find((outcome) => item.classList.contains(outcome)),
    });
    const items = all(".item", here).map(entryOf);
    const cells = all(".matrix a.shape", here).map((cell) => [cell, name(cell)]);
    const parts = all(".filtered", here);
    const [text, outcome, severity] = ["text", "outcome", "severity"].map((field) => form.elements[field]);
    const told = form.querySelector("output");
    const fits = (entry) => (!outcome.value || entry.outcome === outcome.value) && (!severity.value || entry.severity === severity.value);

    // What a justification shares with others is found as well: the steps that it names, and those that they name.
    const steps = new Map(all(".steps > li", here).map((step) => [step.id, { step, text: null, leads: null }]));
    const leads = (within) => [...new Set(all("a.step", within).map(name))];
    const reach = (entry) => {
      const found = new Set(leads(entry.item));
      for (const id of found) for (const next of (steps.get(id).leads ??= leads(steps.get(id).step))) found.add(next);
      return found;
    };
    let ready = false;
    const read = () => {
      if (ready) return;
      ready = true;
      for (const entry of items) { entry.steps = reach(entry); entry.text = fold(entry.item.textContent); }
      for (const step of steps.values()) step.text = fold(step.step.textContent);
    };
    (window.requestIdleCallback ?? setTimeout)(read);

    const matching = (words) => {
      if (!words.length) return () => true;
      read();
      const hits = words.map((word) => [word, new Set([...steps].filter(([, step]) => step.text.includes(word)).map(([id]) => id))]);
      return (entry) => hits.every(([word, ids]) => entry.text.includes(word) || (ids.size && [...entry.steps].some((id) => ids.has(id))));
    };
    const filter = () => {
      const words = fold(text.value).split(" ").filter(Boolean);
      const matches = matching(words);
      const shown = new Set();
      let number = 0, rules = 0;
      for (const entry of items) {
        const visible = fits(entry) && matches(entry);
        entry.item.hidden = !visible;
        if (visible) shown.add(entry.item.id);
        if (entry.rule) { rules += 1; number += visible; }
      }
      for (const [cell, leadsTo] of cells) cell.classList.toggle("faded", !shown.has(leadsTo));
      for (const part of parts) part.hidden = !part.querySelector(".item:not([hidden])");
      const active = words.length || outcome.value || severity.value;
      told.textContent = active ? form.dataset.shown.replace("{shown}", number).replace("{all}", rules) : "";
    };
    let waiting = 0;
    text.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
    for (const choice of [outcome, severity]) choice.addEventListener("change", filter);
    form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
    form.addEventListener("reset", () => setTimeout(filter));
    form.hidden = false;
  }

  // A step that several justifications share opens where it is named.
  for (const link of all("a.step")) link.setAttribute("aria-expanded", "false");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.step");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const here = link.parentElement.querySelector(":scope > .inner");
    if (here) here.remove();
    else link.parentElement.append(document.getElementById(name(link)).querySelector(":scope > .inner").cloneNode(true));
    link.setAttribute("aria-expanded", String(!here));
  });

  for (const table of all(".matrix")) {
    table.addEventListener("mouseover", (event) => {
      const cell = event.target.closest("a.shape");
      if (cell && !cell.title) cell.title = (document.getElementById(cell.getAttribute("aria-labelledby")) ?? cell.querySelector(".unseen")).textContent;
    });
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
