/**
 * In the shape of A: each row of Z added to the row that its index names.
 */
export function scatter(A, indices, Z) {
  return addScatter(like(A), A, indices, Z);
}
