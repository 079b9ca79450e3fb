import { hashShare } from '#lib/domain/hash.ts';
import { isMetricCode } from './telemetry.ts';

const LONGEST = 64;
const MARKS = /\p{M}/gu;
const FOREIGN = /[^A-Za-z0-9_.-]+/g;
const PLAIN = /^[A-Za-z0-9_.-]*$/;

/**
 * The code of a metric that makers gave a name, or a path of names, outermost first: `['Pump 2', 'Mực nước']` is
 * `Pump_2.Muc_nuoc`. Marks of Vietnamese letters go, đ becomes d, whatever else a code has not becomes `_`, and names
 * are joined by dots. A code that would not begin with a letter gets `m_` before it; one over 64 characters is cut, and
 * ends with a digest of the whole, so that two long names with one beginning stay apart.
 *
 * @returns null where nothing of the name is left
 */
export function metricCodeOf(path: readonly string[]): string | null {
	const parts = path.map(codePart);
	if (!parts.some((part) => /[A-Za-z0-9]/.test(part))) return null;
	const joined = parts.join('.');
	const code = /^[A-Za-z]/.test(joined) ? joined : `m_${joined}`;
	const kept = code.length > LONGEST ? `${code.slice(0, LONGEST - 9)}_${digest(path)}` : code;
	return isMetricCode(kept) ? kept : null;
}

function codePart(name: string): string {
	if (PLAIN.test(name)) return name;
	return name
		.normalize('NFD')
		.replace(MARKS, '')
		.replaceAll('đ', 'd')
		.replaceAll('Đ', 'D')
		.trim()
		.replace(FOREIGN, '_');
}

function digest(path: readonly string[]): string {
	return Math.floor(hashShare(path.join('\n')) * 2 ** 32)
		.toString(16)
		.padStart(8, '0');
}
