// SPDX-License-Identifier: GPL-3.0-only
// Names of nobody and nowhere: syllables common in Vietnamese, put together by chance.
import type { RandomStream } from '../air/seeded-random.ts';

const families =
  'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Tô Trịnh Lâm Phan Tạ Cao Hà Đoàn Quách'.split(
    ' ',
  );
const middles =
  'An Bảo Cẩm Diệu Đức Gia Hải Hiền Hồng Kim Khánh Lan Minh Ngọc Nhật Phương Quang Thanh Thiên Thu Tuệ Xuân Yên Vân'.split(
    ' ',
  );
const givens = (
  'An Anh Bách Bình Châu Chi Cường Dung Duy Giang Hà Hân Hạnh Hiếu Hoa Hòa Hưng Khang Khoa Lam Liên Linh Long Ly Mai ' +
  'My Nam Nga Ngân Nghĩa Nhi Như Oanh Phong Phúc Quân Quyên Sơn Tâm Thảo Thắng Thư Thủy Tiến Trang Trí Tú Tùng Uyên Vy'
).split(' ');

const things =
  'Sen Tre Gạo Đa Nhãn Bưởi Quế Trầu Cau Mận Dâu Lúa Mơ Sim Lụa Gốm Nón Trúc Thông Đào Cúc Ngâu Nhài Súng'.split(
    ' ',
  );
const manners = 'Xanh Vàng Trắng Non Thơm Xưa Mới Cao Hiền Trong'.split(' ');

/** The town's own name. */
export const TOWN_NAME = 'Thị trấn Mây Lành';

const TRIES_BEFORE_A_NUMBER = 1000;

/**
 * A full name (family, middle, given) that is not among `taken`; it is added to them. A family of whom every name is
 * taken goes on with numbers.
 */
export function inventPersonName(family: string, taken: Set<string>, random: RandomStream): string {
  for (let tries = 0; ; tries++) {
    const middle = middles[random.integer(middles.length)] as string;
    const given = givens[random.integer(givens.length)] as string;
    const plain = middle === given ? `${family} ${given}` : `${family} ${middle} ${given}`;
    const round = Math.floor(tries / TRIES_BEFORE_A_NUMBER);
    const name = round === 0 ? plain : `${plain} ${round + 1}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** The family name of the n-th household. */
export function inventFamilyName(random: RandomStream): string {
  return families[random.integer(families.length)] as string;
}

/** The n-th of 240 names for streets and places, then the same with a number. */
export function inventPlaceName(n: number): string {
  const thing = things[n % things.length] as string;
  const manner = manners[(Math.floor(n / things.length) + n) % manners.length] as string;
  const round = Math.floor(n / (things.length * manners.length));
  return round === 0 ? `${thing} ${manner}` : `${thing} ${manner} ${round + 1}`;
}
