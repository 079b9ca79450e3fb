/** `npm run import -- --list` and `--undo ID`: imports of figures that were taken, through the running process where there is one. */
import { parseWords } from '#lib/wire/device-fields.ts';
import type { DeliveryAnswer, DeliveryOrder } from '#lib/wire/delivery-order.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { CannotRun, onDatabase } from '../command.ts';
import { orderRunning } from './ask-desk.ts';
import { deliveryLines } from './delivery-lines.ts';
import { DELIVERIES_PATH } from './desk-file.ts';
import { carryOut } from './figures/carry-out.ts';

export const DELIVERIES_USAGE = `npm run import -- --list
  the last imports of figures, each with its number
npm run import -- --undo NUMBER --reason WHY [--without-corrected] [--by NAME]
  takes an import of figures back as a whole (docs/imports.md)
  --reason   why it is undone, which is kept
  --without-corrected  the rest of it where later imports have corrected some of its figures
  --by       who undoes it; else the user of this machine`;

const MOST_LISTED = 20;
const NUMBER = /^[1-9]\d{0,14}$/;

type Given = {
	readonly list: boolean;
	readonly undo: string | undefined;
	readonly by: string;
	readonly reason: string;
	readonly withoutCorrected: boolean;
	/** Names of what was given besides, which says nothing of either. */
	readonly others: readonly string[];
};

/** Null where files are to be imported. Throws `CannotRun`. */
export function deliveryOrderOf(given: Given): DeliveryOrder | null {
	const { list, undo, withoutCorrected, others } = given;
	if (!list && undo === undefined) {
		if (given.reason !== '' || withoutCorrected)
			throw new CannotRun(`--reason and --without-corrected go with --undo\n\n${DELIVERIES_USAGE}`);
		return null;
	}
	const own = list ? '--list' : '--undo';
	const [other] = list && undo !== undefined ? ['--undo'] : others;
	if (other !== undefined)
		throw new CannotRun(`${own} does not go with ${other}\n\n${DELIVERIES_USAGE}`);
	if (list) return { kind: 'list', most: MOST_LISTED };
	if (!NUMBER.test(undo ?? ''))
		throw new CannotRun(`--undo ${undo}: wanted is an import's number, as --list tells them`);
	const { by, reason: why } = { by: words('by', given.by), reason: words('reason', given.reason) };
	return { kind: 'undo', batchId: Number(undo), by, why, withoutCorrected };
}

/** With the rules that they have on the page. */
function words(field: 'by' | 'reason', given: string): string {
	const { text, faults } = parseWords(field, given);
	for (const { fault } of faults)
		throw new CannotRun(`--${field} ${given}: ${fault}\n\n${DELIVERIES_USAGE}`);
	return text;
}

/** Prints what comes of it; the exit code is 1 where nothing was undone. */
export async function orderDeliveries(settings: Settings, order: DeliveryOrder): Promise<void> {
	const { databaseUrl, dataDir } = settings;
	const asked = { path: DELIVERIES_PATH, order };
	const answer =
		(databaseUrl === null ? await orderRunning<DeliveryAnswer>(dataDir, asked) : null) ??
		(await onDatabase(settings, ({ database }) => carryOut(database, order, Date.now())));
	console.log(deliveryLines(answer, order).join('\n'));
	if (answer.kind !== 'list' && answer.kind !== 'undone') process.exitCode = 1;
}
