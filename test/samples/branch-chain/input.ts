export function tax(income: number, rate: number): number {
  let due: number;
  if (income < 10) {
    due = 0;
  } else if (income < 50) {
    due = rate * (income - 10);
  } else {
    due = rate * 40 + 2 * rate * (income - 50);
  }
  return due;
}
