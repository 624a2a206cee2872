"use strict";
// The pages say everything without this script. It adds the search, and opens what a link leads to.
(() => {
  const latin = Object.fromEntries([..."абвгдђежзијклмнопрстћуфхцчш"].map((letter, at) => [letter, "abvgddezzijklmnoprstcufhccs"[at]]));
  Object.assign(latin, { љ: "lj", њ: "nj", џ: "dz", đ: "d" });
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[а-џđ]/g, (letter) => latin[letter] ?? letter)
    .replace(/dj/g, "d").replace(/\s+/g, " ");

  const form = document.querySelector("form.search");
  if (form) {
    form.hidden = false;
    const field = form.querySelector("input"), told = form.querySelector("output");
    const groups = [...document.querySelectorAll(".instrument")].map((group) => ({
      group, folded: group.querySelector("details"), name: fold(group.querySelector("h3").textContent),
      items: [...group.querySelectorAll("li")].map((item) => ({ item, text: fold(item.textContent) })),
    }));
    const search = () => {
      const words = fold(field.value).split(" ").filter(Boolean);
      let found = 0;
      for (const { group, folded, name, items } of groups) {
        let here = 0;
        for (const { item, text } of items) {
          const fits = words.every((word) => text.includes(word) || name.includes(word));
          item.hidden = !fits;
          here += fits;
        }
        group.hidden = !here;
        folded.open = words.length > 0 && here > 0;
        found += here;
      }
      told.textContent = !words.length ? "" : found ? told.dataset.found.replace("#", found) : told.dataset.none;
    };
    field.addEventListener("input", search);
    form.addEventListener("submit", (event) => event.preventDefault());
    search();
  }

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let here = target; here; here = here.parentElement) if (here.tagName === "DETAILS") here.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (location.hash) open();

  let closed = [];
  addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("details:not([open])")]; for (const one of closed) one.open = true; });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
})();
