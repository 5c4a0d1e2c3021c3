// Resolves once nothing moves that comes to rest.
const rest = () => {
  const movements = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  return Promise.allSettled(movements.map(({ finished }) => finished));
};
