// SPDX-License-Identifier: GPL-3.0-only
// What react-aria's parts say to screen readers, in Vietnamese; its own languages do not include it.

interface Formatter {
  number(value: number): string;
}
type Words = Readonly<
  Record<
    string,
    string | ((args: Readonly<Record<string, string | boolean>>, formatter: Formatter) => string)
  >
>;

export const reactAriaWords: Readonly<Record<string, Words>> = {
  combobox: {
    focusAnnouncement: ({ optionText, isSelected }) =>
      isSelected ? `${optionText}, đã chọn` : `${optionText}`,
    countAnnouncement: ({ optionCount }, formatter) =>
      `Có ${formatter.number(Number(optionCount))} lựa chọn.`,
    selectedAnnouncement: ({ optionText }) => `${optionText}, đã chọn`,
    buttonLabel: 'Xem gợi ý',
    listboxLabel: 'Gợi ý',
  },
  overlays: { dismiss: 'Đóng' },
  searchfield: { 'Clear search': 'Xóa nội dung tìm' },
  autocomplete: { collectionLabel: 'Gợi ý' },
  menu: { longPressMessage: 'Nhấn giữ hoặc bấm Alt + mũi tên xuống để mở trình đơn' },
  components: { selectPlaceholder: 'Chọn một mục' },
};
