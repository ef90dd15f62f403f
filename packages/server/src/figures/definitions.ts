// SPDX-License-Identifier: GPL-3.0-only
// What each figure counts, in the words that stand beside it.
import type { Figure } from '../http/figure-schemas.ts';

type Definition = Pick<Figure, 'title' | 'definition' | 'unit' | 'axis'>;

const define = (
  unit: Figure['unit'],
  axis: Figure['axis'],
  title: Figure['title'],
  definition: Figure['definition'],
): Definition => ({ unit, axis, title, definition });

export const definitions: Readonly<Record<Figure['name'], Definition>> = {
  'cases-by-onset': define(
    'cases',
    'day',
    { vi: 'Ca bệnh theo ngày khởi phát', en: 'Cases by day of onset' },
    {
      vi: 'Số ca xác định, có thể hoặc nghi ngờ có ngày khởi phát là ngày ấy. Ca không có triệu chứng không được tính. Những ngày gần đây còn thiếu, vì người bệnh đến khám muộn hơn ngày khởi phát.',
      en: 'Confirmed, probable and suspected cases whose first symptoms were on that day. Cases without symptoms are not counted. The last days are incomplete, since people are tested some days after they fall ill.',
    },
  ),
  'cases-by-report': define(
    'cases',
    'day',
    { vi: 'Ca bệnh theo ngày báo cáo', en: 'Cases by day of report' },
    {
      vi: 'Số ca (trừ ca đã loại trừ) mà cơ quan y tế biết đến trong ngày ấy.',
      en: 'Cases, but for discarded ones, of which the authority heard on that day.',
    },
  ),
  'cases-by-confirmation': define(
    'cases',
    'day',
    { vi: 'Ca bệnh theo ngày khẳng định', en: 'Cases by day of confirmation' },
    {
      vi: 'Số ca xác định mà phòng xét nghiệm khẳng định trong ngày ấy.',
      en: 'Confirmed cases that a laboratory confirmed on that day.',
    },
  ),
  'codes-issued': define(
    'codes',
    'day',
    { vi: 'Mã đã cấp', en: 'Codes issued' },
    {
      vi: 'Số mã đã cấp trong ngày (giờ UTC), kể cả mã cấp lại.',
      en: 'Codes issued on that UTC day, reissued ones included.',
    },
  ),
  'codes-redeemed': define(
    'codes',
    'day',
    { vi: 'Mã đã dùng', en: 'Codes redeemed' },
    {
      vi: 'Số mã được dùng trong ngày (giờ UTC), chỉ tính tổng cả nước và chỉ những ngày đã qua. Ngày dùng mã không được ghi vào ca bệnh nào: cơ quan y tế không biết khóa nào là của ai.',
      en: 'Codes redeemed on that UTC day, of the whole country and of days that are over only. No case bears the day of it: the authority cannot know which keys are whose.',
    },
  ),
  'calls-by-outcome': define(
    'cases',
    'outcome',
    { vi: 'Kết quả đọc mã', en: 'What came of telling a code' },
    {
      vi: 'Ca bệnh nhập trong thời gian này, theo kết quả của cuộc gọi đọc mã. Ca chưa có kết quả đứng ở mục “none”.',
      en: 'Cases entered in this time, by what came of the call in which a code was told. Those without an outcome yet stand under “none”.',
    },
  ),
  'days-sample-to-code': define(
    'cases',
    'days',
    { vi: 'Từ lấy mẫu đến cấp mã', en: 'From sample to code' },
    {
      vi: 'Số ca theo số ngày từ ngày lấy mẫu đến ngày cấp mã đầu tiên. Số tóm tắt là trung vị.',
      en: 'Cases by days from the day of the sample to the day of the first code. The summary is the median.',
    },
  ),
  'days-code-to-redemption': define(
    'codes',
    'days',
    { vi: 'Từ cấp mã đến dùng mã', en: 'From code to redemption' },
    {
      vi: 'Số mã theo số ngày (giờ UTC) từ ngày cấp đến ngày dùng, tổng cả nước. Số tóm tắt là trung vị.',
      en: 'Codes by UTC days from issue to redemption, of the whole country. The summary is the median.',
    },
  ),
  'days-received-to-first-follow-up': define(
    'people',
    'days',
    { vi: 'Từ khi nhận tin đến cuộc gọi đầu tiên', en: 'From news to first follow-up' },
    {
      vi: 'Số người theo số ngày từ ngày cơ quan y tế nhận tin đến lần theo dõi đầu tiên. Người chưa được gọi không được tính. Số tóm tắt là trung vị.',
      en: 'People by days from the day on which the authority heard of them to their first follow-up. Those not called yet are not counted. The summary is the median.',
    },
  ),
  'people-received': define(
    'people',
    'day',
    { vi: 'Người tiếp xúc mới', en: 'New contacts' },
    {
      vi: 'Số người vào danh sách theo dõi trong ngày: tự gửi tin từ ứng dụng, được kể tên, hoặc nhập từ tệp.',
      en: 'People who came onto the list of follow-ups on that day: by their own form, named in an interview, or out of a file.',
    },
  ),
  'contacts-per-case': define(
    'cases',
    'count',
    { vi: 'Số người tiếp xúc của mỗi ca', en: 'Contacts per case' },
    {
      vi: 'Số ca nhập trong thời gian này theo số người được nối với ca là người tiếp xúc. Số tóm tắt là trung bình.',
      en: 'Cases entered in this time by how many people are linked to them as contacts. The summary is the mean.',
    },
  ),
  'known-contacts': define(
    'share',
    'day',
    { vi: 'Tỷ lệ ca đã biết là người tiếp xúc', en: 'Share of cases already known as contacts' },
    {
      vi: 'Trong số ca báo cáo ngày ấy (trừ ca đã loại trừ), tỷ lệ ca đã được theo dõi như người tiếp xúc trước khi thành ca bệnh. Số tóm tắt là tỷ lệ của cả thời gian.',
      en: 'Of the cases reported on that day (but for discarded ones) the share that was followed up as a contact before. The summary is the share of the whole time.',
    },
  ),
  coverage: define(
    'provinces',
    'province',
    { vi: 'Các tỉnh đang ghi nhận', en: 'Provinces that record' },
    {
      vi: 'Số ca nhập trong thời gian này của mỗi tỉnh. Số tóm tắt là số tỉnh có ít nhất một ca, trong 34 tỉnh, thành phố.',
      en: 'Cases entered in this time of each province. The summary is how many of the 34 provinces have at least one.',
    },
  ),
};
