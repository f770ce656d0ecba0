/** What reading a value returns when there is no such value; else it returns the place after it. */
export const NONE = -1
