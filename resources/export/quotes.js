
"use strict";
(function () {
  const player = document.querySelector(".player");
  if (!player) return;
  const audio = player.querySelector("audio");
  const lines = Array.from(document.querySelectorAll("p[data-t]"));
  const starts = lines.map(function (line) { return Number(line.dataset.t) / 1000; });
  let now = null;

  audio.addEventListener("loadedmetadata", function () { player.hidden = false; });
  audio.addEventListener("error", function () { player.hidden = true; });
  audio.addEventListener("timeupdate", function () {
    let found = null;
    starts.forEach(function (start, n) { if (start <= audio.currentTime + 0.05) found = lines[n]; });
    if (found === now) return;
    if (now) now.classList.remove("now");
    if (found) found.classList.add("now");
    now = found;
  });
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-t]");
    if (!link || player.hidden) return;
    event.preventDefault();
    audio.currentTime = Number(link.dataset.t) / 1000;
    audio.play();
  });
})();
