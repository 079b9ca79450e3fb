/** The words that lie over a scene, whatever it shows. */
export const vi = {
	frozen: 'Đang giữ hình lúc {time} ngày {day}',
	frozen_for: '{age} trước, không phải hiện tại',
	holding: 'đang giữ hình',
	linked: 'Đã kết nối máy chủ',
	message_from: '{by}, {time}',
} as const;
