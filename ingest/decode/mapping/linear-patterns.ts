/**
 * A setting of V8 (`v8.setFlagsFromString`, in composition roots): where a regular expression goes back over its text too
 * often, it begins again with the engine whose time grows with the text alone. Mappings bring patterns that nobody checked.
 */
export const LINEAR_PATTERNS = '--enable-experimental-regexp-engine-on-excessive-backtracks';
