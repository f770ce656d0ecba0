/** By this key every row says whose it is. Callers' aliases may not begin with two underscores. */
export const ROW_KEY = '__agency'
