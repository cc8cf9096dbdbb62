"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const findings = all(".finding");
  const words = new Map(findings.map((f) => [f, f.textContent.toLowerCase()]));
  const filters = ["verdict", "kind", "severity", "outlet", "decision"];
  for (const part of all(".js")) part.hidden = false;

  const fits = (f) => {
    const wanted = Object.fromEntries(filters.map((name) => [name, one(name).value]));
    const asked = one("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (name) => (f.dataset[name] || "").split(" ");
    return (!wanted.verdict || f.classList.contains(wanted.verdict))
      && (!wanted.kind || has("kinds").includes(wanted.kind))
      && (!wanted.severity || f.dataset.severity === wanted.severity)
      && (!wanted.outlet || has("outlets").includes(wanted.outlet))
      && (!wanted.decision || (f.dataset.decision || "open") === wanted.decision)
      && asked.every((word) => words.get(f).includes(word));
  };
  const apply = () => {
    let shown = 0;
    for (const f of findings) {
      f.hidden = !fits(f);
      shown += f.hidden ? 0 : 1;
    }
    one("shown").textContent = shown === findings.length ? "" : `${shown} of ${findings.length} findings`;
  };
  const form = document.querySelector(".filters");
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  let current = null;
  const go = (f) => {
    if (!f) return;
    current?.classList.remove("current");
    current = f;
    f.classList.add("current");
    f.focus({ preventScroll: true });
    f.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const list = findings.filter((f) => !f.hidden);
    const at = list.indexOf(current);
    go(list[Math.max(0, Math.min(list.length - 1, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))]);
  };
  const toTarget = () => {
    const f = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!f || !f.classList.contains("finding")) return;
    if (f.hidden) { form.reset(); f.hidden = false; }
    for (const part of all("details", f)) part.open = true;
    go(f);
  };
  addEventListener("hashchange", toTarget);
  toTarget();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && typing) { one("search").value = ""; apply(); event.target.blur(); return; }
    if (typing || one("help").open) return;
    const reading = event.target.closest?.(".text, .wide");
    if (event.key === "j" || (event.key === "ArrowDown" && !reading)) step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && !reading)) step(-1);
    else if (event.key === "/") one("search").focus();
    else if (event.key === "?") one("help").showModal();
    else if (event.key === "Enter" && current === event.target) {
      const part = current.querySelector("details");
      if (part) part.open = !part.open;
    } else return;
    event.preventDefault();
  });
  one("help-button").addEventListener("click", () => one("help").showModal());

  const dark = () => document.documentElement.dataset.theme === "dark"
    || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = one("theme");
  theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", String(dark()));
  });

  const copied = async (text) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  // Every character that Markdown reads as more than itself is guarded, and no link or mention begins.
  const guarded = (text) => text.trim().replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>()#+!|~&$=-]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/@|www(?=\.)|:(?=\/\/)/gi, "$&<!-- -->");
  const markdown = (f) => {
    const whole = f.querySelector(".tools").dataset.text;
    if (whole) return whole;
    const sides = all("blockquote", f).map((quote) => {
      const outlet = quote.parentElement.querySelector("h4") || f.querySelector(".grade bdi");
      const place = quote.parentElement.querySelector(".place");
      return `- **${guarded(outlet.textContent)}** ${guarded(place.textContent)}\n  > ${guarded(quote.textContent)}`;
    });
    return [guarded(f.querySelector("h3").textContent), "", ...sides].join("\n") + "\n";
  };
  for (const f of findings) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const name = button.textContent = "Copy as Markdown";
    button.addEventListener("click", async () => {
      await copied(markdown(f));
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = name; }, 1500);
    });
    f.querySelector(".tools").append(" ", button);
  }

  for (const reading of all(".reading")) {
    const columns = reading.querySelector(".columns");
    const texts = all(".text", reading);
    if (texts.length < 2) continue;
    const [left, right] = [reading.querySelector(".left"), reading.querySelector(".right")];
    const pick = () => {
      columns.classList.add("paired");
      for (const text of texts) text.classList.toggle("off", ![left.value, right.value].includes(text.dataset.source));
    };
    left.addEventListener("input", pick);
    right.addEventListener("input", pick);
    pick();
    const runs = all(".run", columns);
    const told = new Map(runs.map((run) => [run, (run.dataset.f || run.hash.slice(1)).split(" ")]));
    const light = (run) => {
      const wanted = new Set(run ? told.get(run) : []);
      for (const other of runs) other.classList.toggle("lit", told.get(other).some((f) => wanted.has(f)));
      if (!run) return;
      for (const text of texts) {
        if (text.contains(run) || text.classList.contains("off")) continue;
        const there = text.querySelector(".lit");
        if (there) text.scrollTop += there.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
      }
    };
    columns.addEventListener("mouseover", (event) => { const run = event.target.closest(".run"); if (run) light(run); });
    columns.addEventListener("focusin", (event) => { const run = event.target.closest(".run"); if (run) light(run); });
    columns.addEventListener("mouseleave", () => light(null));
  }
})();
