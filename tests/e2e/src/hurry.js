// Runs before every page's own scripts: what the page wants to wait for comes twenty times sooner. Nothing else does.
{
  const inTime = window.setTimeout;
  window.setTimeout = (callback, delay = 0, ...rest) => inTime(callback, delay / 20, ...rest);
}
