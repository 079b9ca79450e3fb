import type { Page } from '@playwright/test';

type Place = { readonly x: number; readonly y: number };

/** Red, green and blue of what is on the screen there (CSS px from the upper left corner of the page). */
export async function pixelAt(page: Page, at: Place): Promise<number[]> {
	return (await pixelsFrom(page, { ...at, width: 1 })).slice(0, 3);
}

/** The most of red, green or blue (0–255) that any of so many px side by side has. */
export async function brightestFrom(
	page: Page,
	from: Place & { readonly width: number },
): Promise<number> {
	const parts = await pixelsFrom(page, from);
	return Math.max(...parts.filter((_, index) => index % 4 !== 3));
}

/** Red, green, blue and alpha of each. */
async function pixelsFrom(
	page: Page,
	{ x, y, width }: Place & { readonly width: number },
): Promise<number[]> {
	const shot = await page.screenshot({ clip: { x, y, width, height: 1 } });
	return page.evaluate(
		async ([base64, across]) => {
			const image = new Image();
			image.src = `data:image/png;base64,${base64}`;
			await image.decode();
			const pen = new OffscreenCanvas(across, 1).getContext('2d');
			pen?.drawImage(image, 0, 0);
			return [...(pen?.getImageData(0, 0, across, 1).data ?? [])];
		},
		[shot.toString('base64'), width] as const,
	);
}
