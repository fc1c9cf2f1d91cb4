"use strict";
(() => {
  const form = document.getElementById("_filter");
  const none = document.getElementById("_none");
  const said = form.querySelector("output");
  const names = ["q", "kind", "country", "standing", "grade"];
  const facts = [...document.querySelectorAll("#_facts ol>li")];
  const groups = [...document.querySelectorAll("#_facts section")].reverse();
  // Links that a long page leaves to its script: a fact's own, and a source's to the facts that rest on it.
  const link = (hash, text) => {
    const made = document.createElement("a");
    made.href = `#${hash}`;
    made.textContent = text;
    return made;
  };
  const dates = document.querySelectorAll("#_facts ol>li>span");
  for (const date of dates) date.replaceWith(link(date.parentElement.id, date.textContent));
  if (dates.length) {
    for (const fact of facts) {
      const date = fact.querySelector(":scope>a").textContent;
      const cited = [...fact.querySelectorAll("details li a")].map((each) => each.hash.slice(1));
      for (const source of new Set(cited)) document.getElementById(source).append(" ", link(fact.id, date));
    }
  }

  // Where an archive may have a page, as it was near the day of this record.
  const { day } = document.getElementById("_sources").dataset;
  for (const page of document.querySelectorAll('#_sources li>a[href^="http"]')) {
    const copy = link("", "archived copy");
    copy.href = `https://web.archive.org/web/${day}/${page.href}`;
    page.after(" (", copy, ")");
  }

  // What a fact is found by besides its words: its countries, or those that most facts have; its kind, grade and
  // standing as they are shown.
  const { c: where } = document.getElementById("_facts").dataset;
  const found = facts.map((fact) => {
    const standing = fact.querySelector(":scope>strong") ? "disputed" : fact.querySelector(":scope>em") ? "corroborated" : "single";
    const kind = fact.querySelector(":scope>i").textContent.split(" ").pop();
    const grade = fact.querySelector("details i").textContent;
    return new Set([...(fact.dataset.c ?? where).split(","), kind, standing, grade]);
  });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let words = null;

  // Which facts are shown, by what the form says.
  const filter = () => {
    const wanted = names.slice(1).map((name) => form[name].value).filter(Boolean);
    const terms = fold(form.q.value).split(/\s+/).filter(Boolean);
    if (terms.length && !words) words = facts.map((fact) => fold(fact.textContent + " " + fact.id));
    let count = 0;
    facts.forEach((fact, n) => {
      const shown = wanted.every((each) => found[n].has(each)) && terms.every((each) => words[n].includes(each));
      fact.hidden = !shown;
      count += shown;
    });
    for (const group of groups) group.hidden = !group.querySelector("li[id]:not([hidden])");
    none.hidden = count > 0;
    said.textContent = count === facts.length ? `${count} facts` : `${count} of ${facts.length} facts`;
  };

  // The address keeps what was asked, so that it can be mailed.
  const keep = () => {
    const asked = new URLSearchParams();
    for (const name of names) if (form[name].value.trim()) asked.set(name, form[name].value.trim());
    const text = asked.toString();
    history.replaceState(null, "", text ? `#?${text}` : "#_facts");
  };

  const read = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.startsWith("?")) {
      const asked = new URLSearchParams(location.hash.slice(2));
      for (const name of names) {
        form[name].value = asked.get(name) || "";
        if (form[name].selectedIndex === -1) form[name].value = "";
      }
      filter();
      document.getElementById("_facts").scrollIntoView();
      return;
    }
    const named = hash && document.getElementById(hash);
    const target = named && (named.closest("#_facts ol>li") || named);
    if (!target) return;
    if (target.hidden) {
      form.reset();
      filter();
    }
    const folded = target.matches("li") && target.querySelector("details");
    if (folded) folded.open = true;
    target.scrollIntoView();
  };

  const changed = () => {
    filter();
    keep();
    const section = document.getElementById("_facts");
    if (section.getBoundingClientRect().top < 0) section.scrollIntoView();
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  addEventListener("hashchange", read);

  // Paper has no folds.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });

  form.hidden = false;
  filter();
  read();
})();
