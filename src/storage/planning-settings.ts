/**
 * How statements are planned on a connection. Answers are many and small: what a helper process or compiled code would save one of
 * them, the others would wait for. And all are asked by an index: to look through a table of words instead seems cheap to the
 * planner, which does not count that the words of each row are fetched from elsewhere.
 */
export const planningSettings =
  'set jit = off; set max_parallel_workers_per_gather = 0; set enable_seqscan = off';
