/** Words of a heading that tell what has room below take room themselves: at whatever size, both come to rest. */
import { expect } from '@playwright/test';
import { untilLaidOut } from '#tests/support/page.ts';
import { expectShown, test } from './still-wall.ts';
import { openOverview } from './wall-page.ts';

/** Widths of the screen, at one of which a heading takes a further line with every digit (px). */
const WIDTHS = { from: 1_400, to: 2_800, by: 20 };

test.use({ settings: { IOC_FLAP_DETECTION: 'off' } });

test('from afar the heading of the troubles and their list come to rest at every size', async ({
	page,
	field,
}) => {
	await field.becomes('bad');
	await openOverview(page, 'distance=8');
	await expectShown(page, 'bad');
	for (let width = WIDTHS.from; width <= WIDTHS.to; width += WIDTHS.by) {
		await page.setViewportSize({ width, height: 1_080 });
		await untilLaidOut(page);
		expect(await page.evaluate(changesOfHeading), `${String(width)} px`).toBe(0);
	}
});

/** Runs in the page: how often the heading of the troubles changes in three frames. */
async function changesOfHeading(): Promise<number> {
	let changes = 0;
	const observer = new MutationObserver((mutations) => (changes += mutations.length));
	const heading = document.querySelector('.attention header');
	if (!heading) throw new Error('No heading.');
	observer.observe(heading, { subtree: true, childList: true, characterData: true });
	for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
	observer.disconnect();
	return changes;
}
