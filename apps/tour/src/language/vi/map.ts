// SPDX-License-Identifier: GPL-3.0-only
import type { TourPlace } from '@bluezone/simulator';

export const map = {
  heading: 'Bản đồ',
  roleDescription: 'bản đồ',
  label: (town: string) => `Bản đồ ${town}: mỗi chấm là một người`,
  keys: 'Phím mũi tên để dời bản đồ, dấu cộng và trừ để lại gần hoặc ra xa, phím Home để xem toàn bộ. Có thể chọn một người theo tên ở ô phía trên.',
  buttons: 'Dời và phóng bản đồ',
  zoomIn: 'Lại gần',
  zoomOut: 'Ra xa',
  fit: 'Xem toàn bộ',
  follow: 'Đi theo người đã chọn',
  followNobody: 'Hãy chọn một người trước',
  lines: 'Ai nghe thấy ai',
  choosePerson: 'Chọn một người theo tên',
  choosePlaceholder: 'Chọn theo tên',
  chooseNobody: 'Bỏ chọn',
  people: 'Mọi người',
  nobodyFound: 'Không có ai tên như vậy.',
  foundCount: (count: number, isMore: boolean) => `${count}${isMore ? ' người đầu tiên' : ' người'}`,
  legend: 'Chú giải',
  state: {
    none: 'không có cảnh báo',
    F1: 'F1: đã ở gần ca bệnh',
    F2: 'F2: đã ở gần F1',
    case: 'F0: ca bệnh',
    off: 'không dùng ứng dụng hoặc tắt máy',
    guest: 'khách: điện thoại của bạn',
  },
  whoWhere: 'Ai ở đâu',
  who: 'Ai',
  where: 'Ở đâu',
  stateHeading: 'Tình trạng',
  seenCount: (shown: number, inView: number) =>
    shown === inView ? `${inView} người trong khung nhìn` : `${shown} trong ${inView} người trong khung nhìn`,
  atPlace: (name: string, _kind: string) => name,
  onStreet: (name: string) => `trên ${name}`,
  inTheOpen: 'ngoài trời',
  busStop: (name: string) => `Trạm xe buýt ${name}`,
  placeKind: {
    home: 'nhà ở',
    office: 'văn phòng',
    workshop: 'xưởng',
    shop: 'cửa hàng',
    school: 'trường học',
    market: 'chợ',
    eatery: 'quán ăn',
    cafe: 'quán cà phê',
    clinic: 'trạm y tế',
    park: 'công viên',
  } satisfies Record<TourPlace['kind'], string> as Record<TourPlace['kind'], string>,
  viewHolds: (people: number, cases: number, f1: number, f2: number) =>
    people === 0
      ? 'Trong khung nhìn không có ai.'
      : `Trong khung nhìn có ${people} người: ${cases} F0, ${f1} F1, ${f2} F2.`,
  viewNear: (places: string) => `Ở giữa là ${places}.`,
  personIs: (name: string, where: string) => `Người đã chọn: ${name}, ${where}.`,
  personChosen: (name: string) => `Người đã chọn: ${name}.`,
  recordingNote:
    'Bản ghi chỉ cho biết ai nghe thấy ai. Vị trí trên bản đồ do trang này vẽ ra để dễ nhìn, không phải vị trí thật.',
};
