/**
 * Mappings bring patterns that nobody checked. V8 has an engine whose time grows with the text alone; it begins again with
 * that one where a pattern goes back over its text too often, and where it cannot, it goes on for ever: hence `isLinear`.
 */
import { setFlagsFromString } from 'node:v8';

/** Of the whole process, so that no expression is compiled before: the second one is for the flag `l`. */
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
setFlagsFromString('--enable-experimental-regexp-engine');

/** Whether the linear engine can do it: no look-around, back-reference, long count of repeats, `i` nor `u`. */
export function isLinear({ source, flags }: RegExp): boolean {
	try {
		return new RegExp(source, `${flags}l`).source === source;
	} catch {
		// V8 says so by a SyntaxError; the pattern itself is one that it has compiled before.
		return false;
	}
}
