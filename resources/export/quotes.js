
"use strict";
(function () {
  const player = document.querySelector(".player");
  if (!player) return;
  const audio = player.querySelector("audio");
  const kept = document.getElementById("sound");
  const lines = Array.from(document.querySelectorAll("p[data-t]"));
  const starts = lines.map(function (line) { return Number(line.dataset.t) / 1000; });
  let now = null;

  // The sound itself may be in the page: as a blob it can be of any size, which addresses cannot.
  function blob(base64, type) {
    const parts = [];
    for (let at = 0; at < base64.length; at += 1 << 20) {
      const text = atob(base64.slice(at, at + (1 << 20)));
      parts.push(Uint8Array.from(text, function (sign) { return sign.charCodeAt(0); }));
    }
    return new Blob(parts, { type: type });
  }
  // The page follows the sound as long as the reader looks at what sounds.
  function seen(line) {
    const box = line.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  }
  function tint(line, on) {
    line.closest(".turn").classList.toggle("now", on);
    line.closest(".line").classList.toggle("here", on);
  }
  function show() { player.hidden = false; }
  // Times lead nowhere where the sound did not come along; an address in the web may still be opened.
  function give_up() {
    player.hidden = true;
    document.querySelectorAll("a[data-t]").forEach(function (link) {
      if (!/^https?:/i.test(link.getAttribute("href") || "")) link.removeAttribute("href");
    });
  }

  audio.addEventListener("timeupdate", function () {
    let found = null;
    starts.forEach(function (start, n) { if (start <= audio.currentTime + 0.05) found = lines[n]; });
    if (found === now) return;
    const follow = found && now && !audio.paused && seen(now);
    if (now) tint(now, false);
    if (found) tint(found, true);
    if (follow) found.scrollIntoView({ block: "nearest" });
    now = found;
  });
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-t]");
    if (!link || player.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    audio.currentTime = Number(link.dataset.t) / 1000;
    audio.play().catch(function () { /* the browser wants to be asked by its own button */ });
  });
  if (kept) audio.src = URL.createObjectURL(blob(kept.textContent, kept.dataset.type));
  audio.addEventListener("loadedmetadata", show);
  audio.addEventListener("error", give_up);
  if (audio.readyState > 0) show();
  else if (audio.error) give_up();
})();
