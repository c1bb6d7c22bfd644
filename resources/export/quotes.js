
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

  audio.addEventListener("loadedmetadata", function () { player.hidden = false; });
  audio.addEventListener("error", function () { player.hidden = true; });
  audio.addEventListener("timeupdate", function () {
    let found = null;
    starts.forEach(function (start, n) { if (start <= audio.currentTime + 0.05) found = lines[n]; });
    if (found === now) return;
    const follow = found && now && !audio.paused && seen(now);
    if (now) now.classList.remove("now");
    if (found) found.classList.add("now");
    if (follow) found.scrollIntoView({ block: "nearest" });
    now = found;
  });
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-t]");
    if (!link || player.hidden) return;
    event.preventDefault();
    audio.currentTime = Number(link.dataset.t) / 1000;
    audio.play();
  });
  if (kept) audio.src = URL.createObjectURL(blob(kept.textContent, kept.dataset.type));
})();
