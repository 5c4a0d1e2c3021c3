// Every request of this document, on the clock that all frames of one page share.
return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  // a frame's own document is told by the frame itself
  .filter((entry) => entry.initiatorType !== "iframe" && entry.responseEnd > 0)
  .map((entry) => ({
    address: entry.name,
    start: performance.timeOrigin + entry.startTime,
    end: performance.timeOrigin + entry.responseEnd,
    picture: entry.initiatorType === "img" || /\.(svg|png|ico|webp)$/.test(entry.name),
  }));
