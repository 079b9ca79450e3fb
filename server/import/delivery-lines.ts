import type { CorrectedBy, DeliveryAnswer, DeliveryOrder } from '#lib/wire/delivery-order.ts';
import type { DeliveryEntry } from '#lib/wire/report-import.ts';

/** What a person at a terminal is told of imports of figures, and of undoing one. */
export function deliveryLines(answer: DeliveryAnswer, order: DeliveryOrder): string[] {
	const named = order.kind === 'undo' ? `import ${order.batchId}` : 'an import';
	switch (answer.kind) {
		case 'list':
			return listLines(answer);
		case 'undone': {
			const { entry, removed, restored, corrected } = answer;
			const undone = `Import ${entry.batchId} (${entry.fileName}) is undone. Figures gone: ${removed}; with the one before back in place: ${restored}.`;
			return corrected.length === 0
				? [undone]
				: [undone, `Left as corrected: ${sum(corrected)}, by ${byWhom(corrected)}.`];
		}
		case 'corrected': {
			const { entry, corrected } = answer;
			const { new: fresh, correction } = entry.counts;
			return [
				`Nothing was undone: ${named} (${entry.fileName}) brought figures that were corrected since (${sum(corrected)} of ${fresh + correction}), by ${byWhom(corrected)}.`,
				'Undo what corrected them first. Or give --without-corrected: then the others are taken back, and these stay as corrected, whatever is undone later.',
			];
		}
		case 'already': {
			const { undoneBy, undoneAt } = answer;
			return [`Nothing was undone: ${named} was, by ${undoneBy} at ${timeText(undoneAt)}.`];
		}
		case 'unknown': {
			const { fileName } = answer;
			const why =
				fileName === null
					? `there is no ${named}`
					: `${named} (${fileName}) brought no figures, and only those can be undone`;
			return [`Nothing was undone: ${why}. The last ones: npm run import -- --list`];
		}
		default:
			return answer satisfies never;
	}
}

function listLines({ total, entries }: Extract<DeliveryAnswer, { kind: 'list' }>): string[] {
	if (total === 0) return ['No figures have been imported.'];
	const more = total > entries.length ? [`The newest ${entries.length} of ${total}.`] : [];
	return [...entries.map(entryLine), ...more];
}

function entryLine({ batchId, fileName, by, at, counts, undone }: DeliveryEntry): string {
	const { new: fresh, correction, same } = counts;
	const told = `${fresh} new, ${correction} corrections, ${same} known already`;
	const end = undone
		? `; undone by ${undone.by} at ${timeText(undone.at)}${undone.why && `: ${undone.why}`}`
		: '';
	return `import ${batchId}: ${fileName}, by ${by} at ${timeText(at)}: ${told}${end}`;
}

function sum(corrected: readonly CorrectedBy[]): number {
	return corrected.reduce((total, { figures }) => total + figures, 0);
}

function byWhom(corrected: readonly CorrectedBy[]): string {
	const [only, ...more] = corrected;
	return more.length === 0 && only
		? `import ${only.batchId} (${only.fileName})`
		: corrected
				.map(({ batchId, fileName, figures }) => `import ${batchId} (${fileName}; ${figures})`)
				.join(', ');
}

function timeText(at: number): string {
	return new Date(at).toISOString();
}
