"use strict";
(() => {
  const form = document.querySelector(".filter");
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const rows = all(".matrix tbody tr");
  const details = new Map(all("details.file").map((entry) => [entry.dataset.file, entry]));
  const shown = form.querySelector("output");
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const texts = new Map();
  const textOf = (node) => {
    if (!texts.has(node)) texts.set(node, plain(node.textContent));
    return texts.get(node);
  };
  const show = (node, wanted) => node.toggleAttribute("data-out", !wanted);

  function apply() {
    const data = new FormData(form);
    const words = plain(String(data.get("words"))).split(/\s+/).filter(Boolean);
    const [level, verdict, severity] = ["level", "verdict", "severity"].map((name) => data.get(name));
    let files = 0;
    let count = 0;
    for (const row of rows) {
      const entry = details.get(row.dataset.file);
      const name = plain(row.querySelector("th").textContent);
      let kept = 0;
      for (const finding of entry ? all(".finding", entry) : []) {
        const wanted =
          (!severity || finding.dataset.severity === severity) &&
          words.every((word) => name.includes(word) || textOf(finding).includes(word));
        show(finding, wanted);
        kept += wanted;
      }
      const wanted =
        (!level || row.dataset.level === level) &&
        (!verdict || row.dataset.verdict === verdict) &&
        (kept > 0 || (!severity && words.every((word) => name.includes(word))));
      show(row, wanted);
      if (entry) show(entry, wanted && kept > 0);
      if (wanted) {
        files += 1;
        count += kept;
      }
    }
    const filtered = words.length || level || verdict || severity;
    shown.textContent = filtered ? `파일 ${files}개, 주의 ${count}개가 남았습니다.` : "";
    document.querySelector(".nothing").hidden = !filtered || count > 0;
  }

  function open() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => all("details").forEach((entry) => (entry.open = true)));
  open();
})();
