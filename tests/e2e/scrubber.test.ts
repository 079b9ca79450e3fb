/** The last hours shown again, on the harness page of their scrubber. */
import { expect, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Opens it, and tells the first moment of the hours. */
async function open(page: Page): Promise<number> {
	const [answer] = await Promise.all([
		page.waitForResponse(/api\/v1\/replay/),
		page.goto('/harness/scrubber'),
	]);
	await expect(page.getByRole('slider')).toBeVisible();
	const { from } = (await answer.json()) as { from: string };
	return Date.parse(from);
}

const told = (page: Page) => page.locator('[data-told]').getAttribute('data-told').then(Number);

test('keys go through the hours in steps, say loud that this is the past, and come back to the present', async ({
	page,
}) => {
	const from = await open(page);
	const slider = page.getByRole('slider', { name: 'Thời điểm xem lại' });
	const scrubber = page.locator('[data-scrubber]');
	await expect(scrubber).toHaveAttribute('data-scrubber', 'live');
	await expect(slider).toHaveAttribute('aria-valuetext', 'Hiện tại');

	await slider.focus();
	await page.keyboard.press('Home');
	await expect.poll(() => told(page)).toBe(from);
	await expect(scrubber).toHaveAttribute('data-scrubber', 'past');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => told(page)).toBe(from + 10 * MINUTE);
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => told(page)).toBe(from + 5 * MINUTE);
	const words = page.locator('.told');
	const clock = new Date(from + 5 * MINUTE + 7 * 60 * MINUTE).toISOString();
	await expect(words).toContainText('Xem lại');
	await expect(words).toContainText(clock.slice(11, 16));
	await expect(words).toContainText(clock.slice(0, 10).split('-').toReversed().join('/'));
	await expect(slider).toHaveAttribute('aria-valuetext', /^Đang xem lại quá khứ: \d\d:\d\d /);
	await expect(page.locator('[data-told]')).toContainText('figures');

	await page.keyboard.press('End');
	await expect.poll(() => told(page)).toBeGreaterThanOrEqual(from + DAY);
	await expect(scrubber).toHaveAttribute('data-scrubber', 'past');
	await page.keyboard.press('Escape');
	await expect(scrubber).toHaveAttribute('data-scrubber', 'live');
	await expect(page.locator('[data-told]')).toHaveText('now');
});

test('it plays step by step, stops when it is told to, and ‘Trực tiếp’ ends it', async ({
	page,
}) => {
	const from = await open(page);
	await page.getByRole('button', { name: 'Chạy' }).click();
	await expect.poll(() => told(page)).toBeGreaterThanOrEqual(from + 10 * MINUTE);
	await page.getByRole('button', { name: 'Dừng' }).click();
	const at = await told(page);
	await page.getByRole('slider').focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => told(page)).toBe(at + 5 * MINUTE);
	await page.getByRole('button', { name: 'Trở về trực tiếp' }).click();
	await expect(page.locator('[data-told]')).toHaveText('now');
	await expect(page.getByRole('button', { name: 'Trực tiếp' })).toHaveAttribute(
		'aria-pressed',
		'true',
	);
});

test('a touch on the line goes there; what is touched is large enough for a glove, and marks stand at their time', async ({
	page,
}) => {
	const from = await open(page);
	for (const target of ['button.play', 'button.live', 'input']) {
		const box = await page.locator(target).boundingBox();
		expect(Math.min(box?.width ?? 0, box?.height ?? 0), target).toBeGreaterThanOrEqual(48);
	}
	const line = await page.getByRole('slider').boundingBox();
	if (!line) throw new Error('there is no line');
	await page.mouse.click(line.x + line.width / 2, line.y + line.height / 2);
	await expect
		.poll(async () => Math.abs((await told(page)) - from - DAY / 2))
		.toBeLessThan(11 * MINUTE);

	const marks = page.getByRole('list', { name: 'Sự cố trong 24 giờ qua' }).getByRole('listitem');
	await expect(marks.first()).toBeVisible();
	// Beside the time that is shown now the line is shorter.
	const drawn = await page.getByRole('slider').boundingBox();
	if (!drawn) throw new Error('there is no line');
	for (const mark of await marks.all()) {
		const box = await mark.boundingBox();
		const middle = (box?.x ?? 0) + (box?.width ?? 0) / 2;
		const share = Math.min(Math.max((middle - drawn.x) / drawn.width, 0), 1);
		const at = new Date(from + share * DAY + 7 * 60 * MINUTE);
		const [hour = 0, minute = 0] = ((await mark.getAttribute('aria-label')) ?? '')
			.slice(0, 5)
			.split(':')
			.map(Number);
		const off = Math.abs(hour * 60 + minute - at.getUTCHours() * 60 - at.getUTCMinutes());
		expect(Math.min(off, 24 * 60 - off)).toBeLessThan(6);
	}
});

test(
	'at every size the hours that are written stand apart',
	{ tag: '@looks' },
	async ({ page }) => {
		await open(page);
		for (const width of [1920, 1280, 1024, 768]) {
			await page.setViewportSize({ width, height: 720 });
			const boxes = await page.locator('.ticks span span').evaluateAll((texts) =>
				texts
					.map((text) => text.getBoundingClientRect())
					.filter((box) => box.width > 0)
					.map(({ left, right }) => ({ left, right })),
			);
			expect(boxes.length).toBeGreaterThan(2);
			for (const [index, box] of boxes.entries()) {
				const next = boxes[index + 1];
				if (next) expect(box.right, String(width)).toBeLessThan(next.left - 4);
			}
		}
	},
);

test('where the hours cannot be had it says so, and the present stays', async ({
	page,
	mishaps,
}) => {
	await page.route(/api\/v1\/replay/, (route) => route.fulfill({ status: 503 }));
	await page.goto('/harness/scrubber');
	await expect(page.locator('.told')).toHaveText('Chưa đọc được dữ liệu các giờ qua');
	await expect(page.getByRole('button', { name: 'Chạy' })).toBeDisabled();
	await expect(page.locator('[data-told]')).toHaveText('now');
	// The browser tells of the refusal by itself.
	expect(mishaps.splice(0).join()).toContain('503');
});
