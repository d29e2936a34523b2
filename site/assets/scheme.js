// Sets the chosen colour scheme before the page is drawn. Without a choice, the system's own holds.
(function () {
  try {
    const chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch {
    // storage may be forbidden; then the system's scheme holds
  }
})();
