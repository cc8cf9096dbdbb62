"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const state = document.getElementById("desk-state");
  const kept = "reconcile-page";
  const fields = all(".filters select, .filters input");
  const tell = (text, failed = false) => {
    state.textContent = text;
    state.classList.toggle("failed", failed);
  };

  const remember = (at) => {
    const filters = Object.fromEntries(fields.map((field) => [field.id, field.value]));
    sessionStorage.setItem(kept, JSON.stringify({ filters, at, top: scrollY }));
  };
  const again = (at) => { remember(at); location.reload(); };
  try {
    const was = JSON.parse(sessionStorage.getItem(kept) || "null");
    sessionStorage.removeItem(kept);
    if (was) {
      for (const field of fields) field.value = was.filters[field.id] ?? "";
      document.querySelector(".filters").dispatchEvent(new Event("input"));
      const finding = was.at && document.getElementById(was.at);
      if (finding) finding.focus({ preventScroll: true });
      scrollTo({ top: was.top, behavior: "instant" });
    }
  } catch { sessionStorage.removeItem(kept); }

  const forms = all("form.decide");
  const touched = () => forms.some((form) => form.elements.note.value !== form.elements.note.defaultValue);
  for (const form of forms) {
    form.hidden = false;
    form.elements.by.value = localStorage.getItem("reconcile-by") || "";
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { decision, note, by } = form.elements;
      localStorage.setItem("reconcile-by", by.value);
      const button = form.querySelector("button");
      button.disabled = true;
      tell("Writing to the ledger …");
      try {
        const answer = await fetch("decide", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({
            finding: form.dataset.finding, decision: decision.value, note: note.value, by: by.value,
          }),
        });
        if (!answer.ok) throw new Error((await answer.json()).error);
        note.value = note.defaultValue;
        again(form.closest(".finding").id);
      } catch (error) {
        button.disabled = false;
        tell(`Not written: ${error.message}`, true);
      }
    });
  }

  let version = null;
  const changes = new EventSource("changes");
  changes.addEventListener("message", (event) => {
    if (version === null || version === event.data) { version = event.data; tell(""); return; }
    if (!touched()) { again(document.activeElement.closest?.(".finding")?.id); return; }
    tell("The articles or the ledger changed. Decide or clear your note, then load the page again.");
  });
  changes.addEventListener("error", () => tell("The server does not answer. Start it again in the terminal.", true));
})();
