/** The words of the start page: walls do not fetch them. */
export const vi = {
	product: 'Trung tâm điều hành thông minh',
	screens_title: 'Các màn hình',
	screens_intro: 'Chọn màn hình cho thiết bị này.',
	screens_hint:
		'Thêm vào địa chỉ: distance (khoảng cách xem, mét), panel (chiều cao màn hình, cm), theme=light, lang=en.',
	screens_open_data: 'Dữ liệu mở',
	scene_overview_about: 'Toàn cảnh địa bàn: chỉ tiêu, thiết bị, sự cố',
	scene_programme_about: 'Xếp hạng địa bàn, bảng nhiệt chỉ tiêu, kế hoạch và mốc',
	scene_devices_about: 'Tình trạng từng thiết bị: sự cố, diễn biến 24 giờ, độ sẵn sàng',
} as const;
