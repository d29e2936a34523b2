// Keeps the explorer for use without a network: by the worker at the site's root, where the page came from a server.

(async () => {
  const root = new URL("..", document.currentScript.src);
  if (!("serviceWorker" in navigator) || !root.protocol.startsWith("http")) return;
  // a server that writes the site anew at every change is not to be remembered
  if (document.querySelector('script[src^="/livereload/"]')) {
    const own = await navigator.serviceWorker.getRegistration(root);
    if (own?.scope === root.href) await own.unregister();
    return;
  }
  try {
    await navigator.serviceWorker.register(new URL("worker.js", root), { scope: root.href, updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    // megabytes of exports, which nobody waits for
    if (!navigator.connection?.saveData) active.postMessage("keep-pieces");
  } catch {
    // in a private window, or without room: the page works all the same while there is a network
  }
})();
