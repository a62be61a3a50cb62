/** A probability in whole per cents, but never 100 %, since no reading is beyond doubt, nor 0 % for what is possible. */
export function percent(probability: number): string {
  const rounded = Math.round(probability * 100);
  if (rounded === 100) return ">99 %";
  if (rounded === 0 && probability > 0) return "<1 %";
  return `${rounded} %`;
}
