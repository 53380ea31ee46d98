import Testing

/// Dates, times and durations in Vietnamese, as a reader understands them on Friday, 6 March 2026, at half past ten in Hanoi.
@Suite struct VietnameseTimesTests {
  @Test("Days told from the day of publication")
  func days() {
    MentionTable.check(
      """
      hôm nay = 2026-03-06 | hôm qua = 2026-03-05 | hôm kia = 2026-03-04 | hôm kìa = 2026-03-03 | hôm trước =
      ngày mai = 2026-03-07 | mai = | ngày kia = 2026-03-08 | ngày mốt = 2026-03-08 | ngày hôm qua = 2026-03-05
      ngày hôm nay = 2026-03-06 | trong ngày hôm nay = 2026-03-06 | ngày hôm kia = 2026-03-04
      bây giờ = 2026-03-06T10:30:00+07:00 | ngay bây giờ = 2026-03-06T10:30:00+07:00
      ngay lập tức = 2026-03-06T10:30:00+07:00 | lúc này = | sáng nay = 2026-03-06 | sáng mai = 2026-03-07
      trưa nay = 2026-03-06 | chiều nay = 2026-03-06 | chiều qua = 2026-03-05 | tối qua = 2026-03-05
      tối hôm qua = 2026-03-05 | tối mai = 2026-03-07 | đêm nay = 2026-03-06 | đêm qua = 2026-03-05
      đêm hôm qua = 2026-03-05 | khuya nay = 2026-03-06 | khuya hôm qua = 2026-03-05 | rạng sáng nay = 2026-03-06
      rạng sáng hôm nay = 2026-03-06 | sáng sớm mai = 2026-03-07 | chiều tối nay = 2026-03-06
      chiều tối qua = 2026-03-05 | buổi tối hôm nay = 2026-03-06 | buổi sáng ngày mai = 2026-03-07
      buổi chiều hôm qua = 2026-03-05 | sáng hôm kia = 2026-03-04 | xế chiều nay = 2026-03-06
      đầu giờ chiều nay = 2026-03-06 | cuối giờ chiều qua = 2026-03-05
      """)
  }

  @Test("Days of the week, in this week and in others")
  func weekdays() {
    MentionTable.check(
      """
      thứ hai = 2026-03-09 | thứ hai tuần sau = 2026-03-09 | thứ 2 tuần sau = 2026-03-09
      thứ hai tuần này = 2026-03-02 | thứ hai tuần trước = 2026-02-23 | thứ ba tuần tới = 2026-03-10
      thứ tư tuần qua = 2026-02-25 | thứ năm tuần rồi = 2026-02-26 | thứ sáu này = 2026-03-06
      thứ bảy này = 2026-03-07 | thứ bảy tuần này = 2026-03-07 | thứ bảy tuần sau = 2026-03-14
      thứ 7 tới = 2026-03-07 | chủ nhật này = 2026-03-08 | chủ nhật tuần này = 2026-03-08
      chủ nhật tuần trước = 2026-03-01 | Chủ nhật vừa qua = 2026-03-01 | chủ nhật tuần sau = 2026-03-15
      CN tuần này = 2026-03-08 | ngày thứ hai tuần tới = 2026-03-09 | sáng thứ bảy = 2026-03-07
      tối chủ nhật = 2026-03-08 | tối thứ ba tuần sau = 2026-03-10 | chiều thứ tư tuần trước = 2026-02-25
      thứ tư vừa rồi = 2026-03-04 | thứ hai đầu tuần sau = 2026-03-09 | Thứ Hai, ngày 9/3 = 2026-03-09
      thứ ba (10/3) = 2026-03-10 | thứ Tư, ngày 11 tháng 3 = 2026-03-11 | thứ năm 12-3 = 2026-03-12
      sáng thứ sáu, 13/3 = 2026-03-13 | Chủ Nhật 15.3.2026 = 2026-03-15
      """)
  }

  @Test("Weeks and weekends")
  func weeks() {
    MentionTable.check(
      """
      tuần này = 2026-W10 | tuần sau = 2026-W11 | tuần tới = 2026-W11 | tuần trước = 2026-W09
      tuần qua = 2026-W09 | tuần rồi = 2026-W09 | tuần vừa rồi = 2026-W09 | tuần vừa qua = 2026-W09
      đầu tuần này = 2026-W10 | cuối tuần này = 2026-03-07..2026-03-08 | cuối tuần trước = 2026-02-28..2026-03-01
      cuối tuần qua = 2026-02-28..2026-03-01 | cuối tuần sau = 2026-03-14..2026-03-15 | giữa tuần sau = 2026-W11
      hai tuần trước = 2026-02-20 | 2 tuần nữa = 2026-03-20 | tuần đầu tiên của tháng 4 = 2026-W15
      tuần cuối tháng 2 = 2026-W09
      """)
  }

  @Test("Months, and months by how many of a year")
  func months() {
    MentionTable.check(
      """
      tháng này = 2026-03 | tháng sau = 2026-04 | tháng tới = 2026-04 | tháng trước = 2026-02
      tháng rồi = 2026-02 | tháng vừa qua = 2026-02 | tháng qua = 2026-02 | tháng 3 = 2026-03 | tháng ba = 2026-03
      tháng tư = 2026-04 | tháng mười một = 2025-11 | tháng 12 năm ngoái = 2025-12 | tháng 12 năm trước = 2025-12
      tháng 6 năm nay = 2026-06 | tháng 1 năm sau = 2027-01 | tháng 5 tới = 2026-05 | tháng 8 vừa qua = 2025-08
      tháng 3/2024 = 2024-03 | tháng 3 năm 2024 = 2024-03 | tháng 03-2024 = 2024-03 | tháng 12.2023 = 2023-12
      hồi tháng 1 = 2026-01 | đầu tháng 3 = 2026-03 | giữa tháng 2 = 2026-02 | cuối tháng 12/2025 = 2025-12
      cuối tháng này = 2026-03 | đầu tháng sau = 2026-04 | từ tháng 1 đến tháng 3 = 2026-01..2026-03
      tháng 1-3/2025 = 2025-01..2025-03 | từ tháng 10/2025 đến tháng 2/2026 = 2025-10..2026-02
      tháng 6 và 7/2025 = 2025-06; 2025-07 | tháng 9, 10 năm 2025 = 2025-09; 2025-10
      hai tháng đầu năm = 2026-01..2026-02 | 3 tháng đầu năm = 2026-01..2026-03
      6 tháng đầu năm 2025 = 2025-01..2025-06 | 9 tháng đầu năm nay = 2026-01..2026-09
      11 tháng năm 2025 = 2025-01..2025-11 | 6 tháng cuối năm = 2026-07..2026-12
      6 tháng cuối năm 2025 = 2025-07..2025-12 | nửa đầu năm 2025 = 2025-01..2025-06
      nửa cuối năm nay = 2026-07..2026-12 | nửa đầu tháng 3 = 2026-03-01..2026-03-15
      nửa cuối tháng 2 = 2026-02-16..2026-02-28 | 6 tháng qua = P6M | 3 tháng tới = P3M
      """)
  }

  @Test("Quarters")
  func quarters() {
    MentionTable.check(
      """
      quý này = 2026-Q1 | quý trước = 2025-Q4 | quý sau = 2026-Q2 | quý tới = 2026-Q2 | quý I = 2026-Q1
      quý I/2026 = 2026-Q1 | quý II năm nay = 2026-Q2 | quý III/2025 = 2025-Q3 | quý IV-2025 = 2025-Q4
      quý 4 năm ngoái = 2025-Q4 | quý 3 năm 2018 = 2018-Q3 | quý ba năm 2018 = 2018-Q3 | Q3/2025 = 2025-Q3
      quý đầu năm = 2026-Q1 | quý cuối năm 2025 = 2025-Q4 | quý 1 và quý 2/2025 = 2025-Q1; 2025-Q2
      """)
  }

  @Test("Years, periods, decades and centuries")
  func years() {
    MentionTable.check(
      """
      năm nay = 2026 | năm ngoái = 2025 | năm trước = 2025 | năm kia = 2024 | năm sau = 2027 | năm tới = 2027
      năm 2024 = 2024 | năm 1945 = 1945 | đầu năm 2025 = 2025 | cuối năm 2025 = 2025 | đầu năm nay = 2026
      cuối năm nay = 2026 | cuối năm ngoái = 2025 | giữa năm sau = 2027 | cùng kỳ năm trước = 2025
      so với cùng kỳ năm 2024 = 2024 | các năm 2023, 2024 và 2025 = 2023; 2024; 2025
      năm 2023 và 2024 = 2023; 2024 | giai đoạn 2021-2025 = 2021..2025 | giai đoạn 2026 - 2030 = 2026..2030
      nhiệm kỳ 2021–2026 = 2021..2026 | năm học 2025-2026 = 2025..2026 | niên khóa 2020-2024 = 2020..2024
      từ 2019 đến 2023 = 2019..2023 | từ năm 2019 đến nay = 2019 | những năm 1990 = 1990..1999
      thập niên 1990 = 1990..1999 | thập niên 90 = 1990..1999 | những năm 80 = 1980..1989
      thập kỷ 1960 = 1960..1969 | thế kỷ 20 = 1901..2000 | thế kỷ XX = 1901..2000 | thế kỷ thứ 19 = 1801..1900
      thế kỷ XIX = 1801..1900 | đầu thế kỷ 21 = 2001..2100 | năm 2030 = 2030 | đến năm 2045 = 2045
      năm Giáp Thìn 2024 = 2024 | năm 938 = 0938
      """)
  }

  @Test("Days with and without a year, in lists and in ranges")
  func dates() {
    MentionTable.check(
      """
      ngày 8/3 = 2026-03-08 | 8/3 = 2026-03-08 | ngày 8-3 = 2026-03-08 | ngày 8.3 = 2026-03-08
      8/3/2025 = 2025-03-08 | 08-03-2025 = 2025-03-08 | 8.3.2025 = 2025-03-08 | 2025-03-08 = 2025-03-08
      2025/03/08 = 2025-03-08 | ngày 8 tháng 3 = 2026-03-08 | ngày 8 tháng 3 năm 2025 = 2025-03-08
      ngày tám tháng ba = 2026-03-08 | ngày mồng 8 tháng 3 = 2026-03-08 | mùng 8/3 = 2026-03-08
      ngày 01 tháng 9 năm 2024 = 2024-09-01 | hôm 5/3 = 2026-03-05 | hôm 2-3 = 2026-03-02 | sáng 5/3 = 2026-03-05
      sáng ngày 5/3 = 2026-03-05 | chiều 4-3 = 2026-03-04 | tối 3/3 = 2026-03-03 | đêm 2/3 = 2026-03-02
      rạng sáng 1/3 = 2026-03-01 | khuya 28/2 = 2026-02-28 | trưa 5.3 = 2026-03-05
      đêm 4 rạng sáng 5/3 = 2026-03-04; 2026-03-05 | đêm 31/12 rạng sáng 1/1 = 2025-12-31; 2026-01-01
      ngày 5 và 6/3 = 2026-03-05; 2026-03-06 | ngày 5, 6 và 7/3 = 2026-03-05; 2026-03-06; 2026-03-07
      các ngày 5, 6, 7/3 = 2026-03-05; 2026-03-06; 2026-03-07 | ngày 28/2 và 1/3 = 2026-02-28; 2026-03-01
      ngày 20-25/3 = 2026-03-20..2026-03-25 | 20-25/3 = 2026-03-20..2026-03-25
      từ 20 đến 25/3 = 2026-03-20..2026-03-25 | từ ngày 20 đến ngày 25/3 = 2026-03-20..2026-03-25
      từ ngày 20/3 đến 25/3 = 2026-03-20..2026-03-25 | từ 28/2 đến 3/3/2026 = 2026-02-28..2026-03-03
      từ 28/2 - 3/3 = 2026-02-28..2026-03-03 | ngày 28/2-3/3 = 2026-02-28..2026-03-03
      từ ngày 1/1/2025 đến hết ngày 31/12/2025 = 2025-01-01..2025-12-31 | từ 1-15/4 = 2026-04-01..2026-04-15
      trước ngày 15/3 = 2026-03-15 | sau ngày 20/3/2026 = 2026-03-20 | từ ngày 1/7 = 2026-07-01
      kể từ 1/1/2026 = 2026-01-01 | đến 31/12/2025 = 2025-12-31 | ngày 15 tháng này = 2026-03-15
      ngày 20 tháng trước = 2026-02-20 | ngày 10 tháng sau = 2026-04-10 | ngày 1/1 năm sau = 2027-01-01
      ngày 2/9 năm ngoái = 2025-09-02 | 12/2023 = 2023-12 | 3/2024 = 2024-03 | 12-2023 = 2023-12
      ngày đầu tiên của tháng 4 = 2026-04-01 | ngày cuối cùng của tháng 3 = 2026-03-31
      hạn chót 30/4 = 2026-04-30 | (5/3) = 2026-03-05 | hôm nay (6/3) = 2026-03-06; 2026-03-06
      hôm qua 5/3 = 2026-03-05
      """)
  }

  @Test("Holidays, and days by the moon")
  func holidays() {
    MentionTable.check(
      """
      mùng 1 Tết = 2026-02-17 | mùng 3 Tết = 2026-02-19 | mồng 2 Tết = 2026-02-18 | mùng một Tết = 2026-02-17
      mùng 5 tháng Giêng = 2026-02-21 | rằm tháng Giêng = 2026-03-03 | rằm tháng bảy = 2026-08-27
      30 Tết = 2026-02-16 | đêm giao thừa = 2026-02-16 | Tết Nguyên đán 2025 = 2025-01-29
      Tết Dương lịch 2026 = 2026-01-01 | ngày Giáng sinh = 2026-12-25 | lễ Giáng sinh = 2026-12-25
      Giáng sinh năm ngoái = 2025-12-25 | ngày Quốc khánh = 2026-09-02 | ngày Quốc khánh 2/9 = 2026-09-02
      dịp lễ 30/4 và 1/5 = 2026-04-30; 2026-05-01 | kỳ nghỉ lễ 30/4-1/5 = 2026-04-30..2026-05-01
      ngày Quốc tế Phụ nữ 8/3 = 2026-03-08 | ngày Nhà giáo Việt Nam 20/11 = 2025-11-20 | lễ Valentine = 2026-02-14
      Giỗ Tổ Hùng Vương = 2026-04-26 | Tết Trung thu = 2026-09-25 | ngày 10 tháng 3 âm lịch = 2026-04-26
      mùng 10/3 âm lịch = 2026-04-26 | ngày 23 tháng Chạp = 2026-02-10
      """)
  }

  @Test("Times of day, alone and with a day")
  func clock() {
    MentionTable.check(
      """
      8h = | 8h30 = 2026-03-06T08:30:00 | 8h30 sáng nay = 2026-03-06T08:30:00
      8h30 sáng mai = 2026-03-07T08:30:00 | 8 giờ sáng = 2026-03-06T08:00:00 | 8 giờ rưỡi = 2026-03-06T08:30:00
      8 giờ rưỡi tối = 2026-03-06T20:30:00 | 9g15 = 2026-03-06T09:15:00 | 9g15 ngày 5-3 = 2026-03-05T09:15:00
      lúc 9g = 2026-03-06T09:00:00 | lúc 14h = 2026-03-06T14:00:00 | lúc 14h ngày 5/3 = 2026-03-05T14:00:00
      22 giờ kém 10 = 2026-03-06T21:50:00 | 10 giờ kém 15 phút = 2026-03-06T09:45:00
      15 giờ 30 phút = 2026-03-06T15:30:00 | 15 giờ 30 = 2026-03-06T15:30:00
      15 giờ 30 phút ngày 5/3 = 2026-03-05T15:30:00
      vào lúc 7 giờ 5 phút sáng ngày 5/3/2026 = 2026-03-05T07:05:00 | 3 giờ chiều = 2026-03-06T15:00:00
      3h chiều nay = 2026-03-06T15:00:00 | 3 giờ sáng mai = 2026-03-07T03:00:00 | 11h trưa = 2026-03-06T11:00:00
      1 giờ trưa = 2026-03-06T13:00:00 | 12 giờ trưa nay = 2026-03-06T12:00:00
      12 giờ đêm qua = 2026-03-06T00:00:00 | 11 giờ đêm qua = 2026-03-05T23:00:00
      1h rạng sáng 5/3 = 2026-03-05T01:00:00 | 0h ngày 1/1 = 2026-01-01T00:00:00
      24h ngày 31/12/2025 = 2026-01-01T00:00:00 | 0h00 ngày 6/3 = 2026-03-06T00:00:00
      20h tối 5/3 = 2026-03-05T20:00:00 | 20h, 5/3 = 2026-03-05T20:00:00 | 19h30 thứ bảy = 2026-03-07T19:30:00
      19h30 thứ bảy tuần này = 2026-03-07T19:30:00 | ngày mai lúc 5h chiều = 2026-03-07T17:00:00
      ngày mai lúc 17h = 2026-03-07T17:00:00 | lúc 5 giờ chiều ngày mai = 2026-03-07T17:00:00
      tối mai lúc 8 giờ = 2026-03-07T20:00:00 | 8 giờ tối thứ bảy = 2026-03-07T20:00:00
      thứ bảy lúc 8 giờ tối = 2026-03-07T20:00:00 | 20:00 tối nay = 2026-03-06T20:00:00
      20:30 ngày 7/3 = 2026-03-07T20:30:00 | 5:30 chiều = 2026-03-06T17:30:00 | 5h30 pm = 2026-03-06T17:30:00
      5 pm = 2026-03-06T17:00:00 | 9:15 AM = 2026-03-06T09:15:00 | 15:45:30 = 2026-03-06T15:45:30
      đúng 8 giờ sáng = 2026-03-06T08:00:00 | khoảng 8h sáng 5/3 = 2026-03-05T08:00:00
      khoảng 8 giờ ngày 5/3 = 2026-03-05T08:00:00 | từ 8h đến 11h30 = 2026-03-06T08:00:00..2026-03-06T11:30:00
      từ 8h đến 17h ngày 7/3 = 2026-03-07T08:00:00..2026-03-07T17:00:00
      từ 7h30 - 9h sáng mai = 2026-03-07T07:30:00..2026-03-07T09:00:00
      từ 22h hôm nay đến 5h sáng mai = 2026-03-06T22:00:00..2026-03-07T05:00:00
      8h-10h ngày 7/3 = 2026-03-07T08:00:00..2026-03-07T10:00:00
      7 giờ sáng đến 9 giờ sáng = 2026-03-06T07:00:00..2026-03-06T09:00:00 | nửa đêm = 2026-03-07T00:00:00
      giữa trưa = 2026-03-06T12:00:00 | 06/03/2026 10:30 = 2026-03-06T10:30:00
      10:30 06/03/2026 = 2026-03-06T10:30:00 | 10:30, 06/03/2026 = 2026-03-06T10:30:00
      Thứ sáu, 6/3/2026, 10:30 (GMT+7) = 2026-03-06T10:30:00+07:00
      Thứ Sáu, 06/03/2026 - 10:30 = 2026-03-06T10:30:00 | 06/03/2026, 10:30 GMT+7 = 2026-03-06T10:30:00+07:00
      06-03-2026 10:30:25 = 2026-03-06T10:30:25 | 2026-03-06 10:30:25 = 2026-03-06T10:30:25
      2026-03-06T10:30:25Z = 2026-03-06T10:30:25Z | 2026-03-06T10:30:25+07:00 = 2026-03-06T10:30:25+07:00
      2026-03-06 10:30 +07:00 = 2026-03-06T10:30:00+07:00
      Fri, 06 Mar 2026 10:30:25 +0700 = 2026-03-06T10:30:25+07:00
      Fri, 6 Mar 2026 03:30:25 GMT = 2026-03-06T03:30:25Z | 06 tháng 3 năm 2026 lúc 10:30 = 2026-03-06T10:30:00
      10:30 SA 06/03/2026 = 2026-03-06T10:30:00 | 06/03/2026 - 02:30 PM = 2026-03-06T14:30:00
      Cập nhật: 14:30 06/03/2026 = 2026-03-06T14:30:00 | 06 Tháng Ba, 2026 = 2026-03-06
      Thứ sáu, ngày 6 tháng 3 năm 2026 = 2026-03-06
      """)
  }

  @Test("How long, and how long ago")
  func durations() {
    MentionTable.check(
      """
      sau 2 ngày = P2D | 3 ngày nữa = 2026-03-09 | 3 ngày trước = 2026-03-03 | cách đây 3 năm = 2023
      cách đây 2 tuần = 2026-02-20 | cách đây 5 tháng = 2025-10 | cách đây một tháng = 2026-02
      10 năm trước = 2016 | mười lăm phút trước = 2026-03-06T10:15:00+07:00
      1 tiếng nữa = 2026-03-06T11:30:00+07:00 | 2 giờ trước = 2026-03-06T08:30:00+07:00
      2 tiếng trước = 2026-03-06T08:30:00+07:00 | nửa tiếng nữa = 2026-03-06T11:00:00+07:00
      30 phút nữa = 2026-03-06T11:00:00+07:00 | nửa giờ = PT0.5H | nửa tiếng = PT0.5H | nửa ngày =
      nửa năm = P0.5Y | nửa tháng = P0.5M | một năm rưỡi = P1.5Y | hai tiếng rưỡi = PT2.5H
      2 giờ rưỡi đồng hồ = PT2.5H | 2 tiếng 15 phút = PT2H15M | trong vòng 3 tuần = P3W | trong 3 ngày tới = P3D
      trong 24 giờ qua = PT24H | 24h qua = PT24H | 48 giờ tới = PT48H | 5 năm qua = P5Y | 3 năm gần đây = P3Y
      10 ngày = P10D | 45 phút = PT45M | 90 giây = PT90S | 2-3 ngày = P2D..P3D | 3 đến 5 năm = P3Y..P5Y
      từ 3 đến 5 năm = P3Y..P5Y | từ 2-7 năm tù = P2Y..P7Y | 12 năm tù = P12Y | 7 năm 6 tháng tù = P7Y6M
      18 tháng = P18M | 20 tuổi = 20 | 35 tuổi = 35 | hai thập kỷ = P20Y | 3 thập niên = P30Y | hai thế kỷ = P200Y
      """)
  }

  @Test("Dates as news writes them")
  func newsTimes() {
    MentionTable.check(
      """
      doanh thu quý III/2025 đạt 3.456 tỷ đồng = 2025-Q3; 3456000000000
      doanh thu 9 tháng đầu năm 2025 = 2025-01..2025-09 | GDP quý 2 tăng 7,96% = 2026-Q2; 7.96
      từ 1/7/2025, thuế VAT giảm 2% = 2025-07-01; 2
      hiệu lực từ ngày 1/1/2026 đến hết 31/12/2026 = 2026-01-01..2026-12-31
      Công điện số 57/CĐ-TTg ngày 8/3/2026 = 2026-03-08 | Nghị quyết số 68-NQ/TW ngày 4/5/2025 = 2025-05-04
      nhiệm kỳ 2020-2025 = 2020..2025 | nhiệm kỳ 2025 - 2030 = 2025..2030
      từ 5/3 đến 15/3 = 2026-03-05..2026-03-15 | từ ngày 5 đến 15/3 = 2026-03-05..2026-03-15
      từ ngày 5 tháng 3 đến ngày 15 tháng 3 = 2026-03-05..2026-03-15 | ngày 7 và 8-3 = 2026-03-07; 2026-03-08
      các ngày 9, 10, 11-3 = 2026-03-09; 2026-03-10; 2026-03-11 | đêm 5/3, rạng sáng 6/3 = 2026-03-05; 2026-03-06
      đêm 5 và sáng 6/3 = 2026-03-05; 2026-03-06 | tối 7 đến 9/3 = 2026-03-07..2026-03-09
      sáng 6/3/2026 = 2026-03-06 | sáng 6-3-2026 = 2026-03-06 | chiều ngày 05/03/2026 = 2026-03-05
      trưa 6.3 = 2026-03-06 | ngày 6.3.2026 = 2026-03-06 | vào ngày 20 tháng 11 năm ngoái = 2025-11-20
      hồi tháng 9 năm ngoái = 2025-09 | tháng 5 năm 2023 = 2023-05 | tháng Năm = 2026-05
      tháng Tư vừa qua = 2025-04 | cuối tháng Hai = 2026-02 | giữa tháng 5/2026 = 2026-05
      đầu tháng 12-2025 = 2025-12 | tháng 3 này = 2026-03 | tháng 4 tới = 2026-04 | tháng 1 vừa qua = 2026-01
      trong tháng 2 = 2026-02 | hai tháng đầu năm 2026 = 2026-01..2026-02 | tính đến cuối tháng 2/2026 = 2026-02
      tính đến hết quý I/2026 = 2026-Q1 | trong quý I = 2026-Q1 | quý IV năm ngoái = 2025-Q4
      quý 4/2025 = 2025-Q4 | 6 tháng đầu 2025 = 2025-01..2025-06 | nửa đầu 2026 = 2026-01..2026-06
      nửa cuối năm 2025 = 2025-07..2025-12 | giai đoạn 2021-2030, tầm nhìn đến năm 2050 = 2021..2030; 2050
      vụ mùa 2025-2026 = 2025..2026 | mùa giải 2025/26 = 2025..2026 | mùa giải 2025-2026 = 2025..2026
      mùa giải 2024/2025 = 2024..2025 | năm học 2025 - 2026 = 2025..2026 | trong những năm 1980 = 1980..1989
      những năm 60 của thế kỷ trước = 1960..1969 | cuối thế kỷ 19 = 1801..1900 | thế kỷ thứ XV = 1401..1500
      hôm thứ Hai = 2026-03-02 | hôm thứ Tư (4/3) = 2026-03-04 | hôm 4/3 = 2026-03-04 | hôm Chủ nhật = 2026-03-01
      vào thứ Năm tuần trước = 2026-02-26 | thứ Sáu tuần này = 2026-03-06 | sáng thứ hai tuần sau = 2026-03-09
      thứ bảy hằng tuần = 2026-03-07 | thứ Ba ngày 10/3 = 2026-03-10 | tuần thứ hai của tháng 3 = 2026-W11
      cuối tuần rồi = 2026-02-28..2026-03-01 | 2 ngày trước = 2026-03-04 | một tuần trước = 2026-02-27
      3 tháng trước = 2025-12 | cách đây gần 2 tháng = 2026-01 | Ngày 12/3, Bộ Công an cho biết = 2026-03-12
      Lễ khai mạc diễn ra tối 28/2 tại Huế = 2026-02-28 | Trước đó, hôm 20/2, tàu cập cảng = 2026-02-20
      dự kiến hoàn thành vào quý II năm 2027 = 2027-Q2 | dự kiến thông xe dịp 30/4/2026 = 2026-04-30
      khánh thành dịp Quốc khánh 2/9 = 2026-09-02 | kỳ nghỉ Tết Dương lịch 2027 = 2027-01-01
      Tết Nguyên đán Bính Ngọ 2026 = 2026-02-17 | kỳ nghỉ Tết Nguyên đán 2026 = 2026-02-17
      Tết Ất Tỵ 2025 = 2025-01-29 | tối 30 Tết = 2026-02-16 | sáng mùng 1 Tết = 2026-02-17
      mùng 6 tháng Giêng = 2026-02-22 | ngày 10 tháng Giêng âm lịch = 2026-02-26
      rằm tháng 7 âm lịch = 2026-08-27 | ngày rằm tháng Giêng = 2026-03-03
      ngày Quốc tế Hạnh phúc 20/3 = 2026-03-20 | Ngày Thầy thuốc Việt Nam (27/2) = 2026-02-27
      ngày 20-10 = 2025-10-20 | Noel 2025 = 2025-12-25 | Ngày mai 7/3 = 2026-03-07
      lúc rạng sáng 6/3 = 2026-03-06 | 5 ngày nữa = 2026-03-11 | một tháng nữa = 2026-04 | tháng trước = 2026-02
      đầu tháng trước = 2026-02 | những ngày đầu tháng 3 = 2026-03 | tháng đầu năm 2026 = 2026-01
      quý đầu năm 2026 = 2026-Q1 | ba quý đầu năm 2025 = 2025-Q1..2025-Q3 | hai quý đầu năm = 2026-Q1..2026-Q2
      10 ngày đầu tháng 3 = 2026-03-01..2026-03-10 | 15 ngày cuối tháng 2 = 2026-02-14..2026-02-28
      tuần đầu tháng 3 = 2026-W10 | tuần cuối cùng của tháng 12 năm 2025 = 2026-W01
      ngày cuối cùng của năm 2025 = 2025-12-31 | ngày đầu tiên của năm 2026 = 2026-01-01
      tháng cuối cùng của năm 2025 = 2025-12 | bốn tháng cuối năm 2025 = 2025-09..2025-12
      7 tháng năm 2025 = 2025-01..2025-07 | 8 tháng đầu năm 2025, kim ngạch tăng 14% = 2025-01..2025-08; 14
      từ tháng 6/2024 đến nay = 2024-06 | năm 2026-2027 = 2026..2027 | thập niên 2010 = 2010..2019
      thập niên 70, 80 = 1970..1979; 80 | những năm 2000 = 2000..2009 | những năm 1945-1954 = 1945..1954
      thế kỷ 21 = 2001..2100 | thế kỷ XVIII = 1701..1800 | ngày thứ năm = 2026-03-12 | bài thứ ba = 2026-03-10
      Cách nay hơn 2 tháng, anh nhập viện = 2026-01 | Khoảng 2 tuần trước = 2026-02-20
      Từ ngày 9 đến 11/3 = 2026-03-09..2026-03-11 | Từ 9-11/3 = 2026-03-09..2026-03-11
      Từ ngày 9/3 đến hết ngày 11/3 = 2026-03-09..2026-03-11 | Từ tối 6/3 đến sáng 7/3 = 2026-03-06..2026-03-07
      """)
  }

  @Test("More: dates as news writes them")
  func moreNewsTimes() {
    MentionTable.check(
      """
      Đêm 6 đến sáng 7/3 = 2026-03-06..2026-03-07 | Ngày 6-7/3 = 2026-03-06..2026-03-07
      Ngày 6 - 7/3 = 2026-03-06..2026-03-07 | ngày 30/4 - 3/5 = 2026-04-30..2026-05-03
      từ 30/4 đến hết 3/5/2026 = 2026-04-30..2026-05-03 | dịp 30/4-1/5 = 2026-04-30..2026-05-01
      Tháng 1 và tháng 2/2026 = 2026-01; 2026-02 | tháng 1, 2 và 3/2026 = 2026-01; 2026-02; 2026-03
      tháng 11-12/2025 = 2025-11..2025-12 | từ tháng 11/2025 - 2/2026 = 2025-11..2026-02
      từ tháng 5 đến tháng 10 hàng năm = 2026-05..2026-10 | quý I và II/2026 = 2026-Q1; 2026-Q2
      từ quý I đến quý III/2025 = 2025-Q1..2025-Q3 | quý III-IV/2025 = 2025-Q3..2025-Q4
      niên vụ 2025-2026 = 2025..2026 | khóa 2021-2026 = 2021..2026 | (2021-2025) = 2021..2025
      giai đoạn từ 2021 đến 2025 = 2021..2025 | Ngày 8/3/2026 tại Hà Nội = 2026-03-08 | 06/3/2026 = 2026-03-06
      6/3/26 = 2026-03-06 | 6-3-26 = 2026-03-06 | 2026.03.06 = 2026-03-06 | 06/03/2026 (GMT+7) = 2026-03-06
      Thứ 6, 06/03/2026 = 2026-03-06 | T6, 06/03/2026 = 2026-03-06 | Mar 6, 2026 = 2026-03-06
      6 Mar 2026 = 2026-03-06 | Tháng 3 6, 2026 = 2026-03-06 | 6 Th3, 2026 = 2026-03-06
      06 Th03 2026 = 2026-03-06 | ngày 06 tháng 03 năm 2026 = 2026-03-06
      Hà Nội, ngày 6 tháng 3 năm 2026 = 2026-03-06 | mùng 10 tháng 3 = 2026-03-10
      mùng 10 tháng 3 âm lịch = 2026-04-26 | 15 tháng 8 âm lịch = 2025-10-06 | dịp 2/9 = 2026-09-02
      lễ 2/9 = 2026-09-02 | nghỉ lễ 30/4 = 2026-04-30 | đợt nghỉ lễ 2/9/2026 = 2026-09-02 | ngày 27/7 = 2026-07-27
      ngày Thương binh liệt sĩ 27/7 = 2026-07-27 | lãi ròng quý IV/2025 đạt 1.200 tỷ = 2025-Q4; 1200000000000
      rộng 3.000-5.000 m2 = 3000..5000
      """)
  }

  @Test("Durations and times of day as news writes them")
  func newsLengths() {
    MentionTable.check(
      """
      phạt tù từ 2 năm đến 7 năm = P2Y..P7Y | bị tuyên 12 năm 6 tháng tù = P12Y6M
      tù từ 6 tháng đến 3 năm = P6M..P3Y | phạt cải tạo không giam giữ đến 3 năm = P3Y
      hòa 1-1 sau 120 phút = PT120M | chạy 100 m trong 10,5 giây = 100; PT10.5S
      trận gặp Indonesia lúc 20h ngày 25/3 = 2026-03-25T20:00:00 | lúc 19h30 ngày 31/3 = 2026-03-31T19:30:00
      19h30, 31/3 = 2026-03-31T19:30:00 | 19h30 tối 31/3 = 2026-03-31T19:30:00
      khoảng 5h30 sáng nay = 2026-03-06T05:30:00 | vào lúc 0h30 ngày 6/3 = 2026-03-06T00:30:00
      hồi 4h sáng 5/3 = 2026-03-05T04:00:00 | lúc 10 giờ 15 phút ngày 3-3 = 2026-03-03T10:15:00
      khoảng 15g30 chiều 4-3 = 2026-03-04T15:30:00 | lúc 7g30 sáng 5-3 = 2026-03-05T07:30:00
      lúc 8 giờ ngày 10 tháng 3 năm 2026 = 2026-03-10T08:00:00
      từ 22h ngày 6/3 đến 4h ngày 7/3 = 2026-03-06T22:00:00..2026-03-07T04:00:00
      từ 6h - 22h hằng ngày = 2026-03-06T06:00:00..2026-03-06T22:00:00
      trong hai ngày 5 và 6/3 = P2D; 2026-03-05; 2026-03-06
      trong 3 ngày 5, 6, 7/3 = P3D; 2026-03-05; 2026-03-06; 2026-03-07 | hai năm 2024 và 2025 = P2Y; 2024; 2025
      30 phút trước = 2026-03-06T10:00:00+07:00 | 5 giờ trước = 2026-03-06T05:30:00+07:00 | hơn 20 năm qua = P20Y
      trong 10 năm tới = P10Y | 5 năm tới = P5Y | trong vòng 24 giờ = PT24H | sau 3 tháng = P3M
      suốt 2 tiếng = PT2H | kéo dài 1 giờ 45 phút = PT1H45M | hơn 3 tiếng rưỡi = PT3.5H | mỗi ngày 8 tiếng = PT8H
      10 phút mỗi ngày = PT10M | 2-3 năm = P2Y..P3Y | hai đến ba ngày = P2D..P3D | từ hai đến ba năm = P2Y..P3Y
      ba, bốn ngày = P4D | Theo đó, từ 0h ngày 15/3 = 2026-03-15T00:00:00 | từ 15h hôm nay = 2026-03-06T15:00:00
      từ 15h chiều nay = 2026-03-06T15:00:00 | áp dụng từ 15h ngày 5/3 = 2026-03-05T15:00:00
      trước 17h ngày 10/3 = 2026-03-10T17:00:00 | lúc 0 giờ ngày 1-7-2025 = 2025-07-01T00:00:00
      vào hồi 16 giờ 20 phút ngày 4 tháng 3 = 2026-03-04T16:20:00 | 8h sáng ngày thứ hai = 2026-03-09T08:00:00
      15h chủ nhật = 2026-03-08T15:00:00 | 9 giờ sáng thứ tư tuần sau = 2026-03-11T09:00:00
      tối thứ bảy tuần trước lúc 8 giờ = 2026-02-28T20:00:00 | tám giờ sáng = 2026-03-06T08:00:00
      mười hai giờ trưa = 2026-03-06T12:00:00 | năm giờ chiều = 2026-03-06T17:00:00
      bảy giờ rưỡi tối = 2026-03-06T19:30:00 | chín giờ kém mười = 2026-03-06T08:50:00
      10h kém 5 = 2026-03-06T09:55:00 | 3 giờ 20 chiều = 2026-03-06T15:20:00 | 6h30 tối = 2026-03-06T18:30:00
      6g tối = 2026-03-06T18:00:00 | 7 giờ 45 phút sáng mai = 2026-03-07T07:45:00
      23h59 ngày 31/3 = 2026-03-31T23:59:00 | 23 giờ 59 phút = 2026-03-06T23:59:00
      11 giờ 30 phút trưa nay = 2026-03-06T11:30:00 | 5 phút nữa = 2026-03-06T10:35:00+07:00
      hai tiếng nữa = 2026-03-06T12:30:00+07:00 | ba mươi phút trước = 2026-03-06T10:00:00+07:00
      2.500 năm trước = P2500Y | hơn 4.000 năm lịch sử = P4000Y | 25-30 phút = PT25M..PT30M | 4-6 tuần = P4W..P6W
      từ 3-6 tháng = P3M..P6M | 3-5 ngày tới = P3D..P5D | trong 2-3 ngày = P2D..P3D | 10 đến 12 ngày = P10D..P12D
      khoảng 1-2 giờ = PT1H..PT2H | 15-20 năm tù = P15Y..P20Y | 1 năm 3 tháng = P1Y3M
      2 giờ 30 phút đồng hồ = PT2H30M | 2 tuần rưỡi = P2.5W | 3 thế kỷ = P300Y | 24 giờ qua = PT24H
      72h tới = PT72H | 48 giờ sau = 2026-03-08T10:30:00+07:00 | 90 phút thi đấu = PT90M | kỷ niệm 50 năm = P50Y
      tròn 80 năm Quốc khánh 2/9 = P80Y; 2026-09-02 | Hơn 10 ngày qua = P10D
      Từ 9h đến 11h ngày 9/3 = 2026-03-09T09:00:00..2026-03-09T11:00:00 | một ngày = P1D | 3 ngày 2 đêm = P3D; 2
      06/03/2026 10:30:15 AM = 2026-03-06T10:30:15 | 06-03-2026, 10:30 = 2026-03-06T10:30:00
      06/03/2026 10h30 = 2026-03-06T10:30:00 | Thứ Sáu ngày 06/03/2026 lúc 10:30 = 2026-03-06T10:30:00
      Thứ sáu 06/03/2026 10:30 = 2026-03-06T10:30:00 | thứ sáu, ngày 6/3/2026 - 10:30 = 2026-03-06T10:30:00
      Đăng lúc 10:30 06/03/2026 = 2026-03-06T10:30:00 | 10:30 AM 06/03/2026 = 2026-03-06T10:30:00
      10:30 - 06/03/2026 = 2026-03-06T10:30:00 | 10:30' 06/03/2026 = 2026-03-06T10:30:00
      March 6, 2026 10:30 AM = 2026-03-06T10:30:00 | 2026-03-06T10:30 = 2026-03-06T10:30:00
      2026-03-06T10:30:00.123Z = 2026-03-06T10:30:00Z | 2026-03-06T10:30:00+0700 = 2026-03-06T10:30:00+07:00
      2026-03-06 10:30:00.0 = 2026-03-06T10:30:00 | 2026/03/06 10:30 = 2026-03-06T10:30:00
      Fri Mar 06 2026 10:30:00 GMT+0700 = 2026-03-06T10:30:00+07:00
      Fri, 6 Mar 2026 10:30:00 +07:00 = 2026-03-06T10:30:00+07:00
      06/03/2026 10:30 (GMT+07:00) = 2026-03-06T10:30:00+07:00 | vay 500 triệu đồng trong 20 năm = 500000000; P20Y
      trả trước 30%, trả góp 24 tháng = 30; P24M | nghỉ 7 ngày, từ 14/2 đến 20/2 = P7D; 2026-02-14..2026-02-20
      lần đầu tiên sau 10 năm = 1; P10Y | lúc 13h, tâm bão ở 16,1 độ vĩ bắc = 2026-03-06T13:00:00; 16.1
      """)
  }

  @Test("Times as people ask for them, on 2 February 2017 at five to four")
  func asked() {
    MentionTable.check(
      """
      3 giờ 23 phút 24 giây = 2017-02-02T03:23:24 | 15 giờ 23 phút 24 giây = 2017-02-02T15:23:24
      lúc 9 giờ 59 phút sáng = 2017-02-02T09:59:00 | 2 tiếng rưỡi nữa = 2017-02-02T06:25:00-02:00
      hai giờ rưỡi nữa = 2017-02-02T06:25:00-02:00 | trong một giờ nữa = 2017-02-02T04:55:00-02:00
      1h nữa = 2017-02-02T04:55:00-02:00 | trong 1 phút nữa = 2017-02-02T03:56:00-02:00
      trong vòng 24 giờ nữa = 2017-02-03T03:55:00-02:00 | khoảng nửa giờ nữa = 2017-02-02T04:25:00-02:00
      nửa tiếng trước = 2017-02-02T03:25:00-02:00 | 60 phút nữa = 2017-02-02T04:55:00-02:00
      1 giây nữa = 2017-02-02T03:55:01-02:00 | 30 giây trước = 2017-02-02T03:54:30-02:00
      7 ngày trước = 2017-01-26 | 14 ngày nữa = 2017-02-16 | 1 tuần trước = 2017-01-26
      ba tuần trước = 2017-01-12 | một năm trước = 2016 | ngày lễ giáng sinh = 2017-12-25
      lễ giáng sinh = 2017-12-25 | ngày lễ tình nhân = 2017-02-14 | ngày lễ quốc tế lao động = 2017-05-01
      ngày quốc tế phụ nữ = 2017-03-08 | ngày Cách mạng tháng Tám = 2017-08-19
      ngày giải phóng miền Nam = 2017-04-30 | ngày nhà giáo Việt Nam = 2017-11-20
      ngày 20 tháng 4 năm 2017 lúc 7:30 tối = 2017-04-20T19:30:00
      vào ngày 3 tháng 3 lúc 5 giờ chiều = 2017-03-03T17:00:00 | trưa mai lúc 12 giờ = 2017-02-03T12:00:00
      lúc 1 giờ 30 chiều = 2017-02-02T13:30:00 | lúc 1 giờ 30 phút chiều = 2017-02-02T13:30:00
      12h trưa = 2017-02-02T12:00:00 | vào lúc nửa đêm = 2017-02-03T00:00:00
      8 giờ tối của hôm nay = 2017-02-02T20:00:00 | 8 giờ tối hôm nay = 2017-02-02T20:00:00
      tối nay lúc 8 giờ = 2017-02-02T20:00:00 | hôm nay lúc 3 giờ chiều = 2017-02-02T15:00:00
      ngày mai lúc 3 giờ chiều = 2017-02-03T15:00:00 | thứ hai lúc 3 giờ chiều = 2017-02-06T15:00:00
      3 giờ chiều thứ hai = 2017-02-06T15:00:00 | 3 giờ chiều thứ hai tuần sau = 2017-02-06T15:00:00
      ngày chủ nhật = 2017-02-05 | ngày thứ hai = 2017-02-06 | ngày thứ 2 tuần sau = 2017-02-06
      thứ hai kế tiếp = 2017-02-06 | thứ ba tuần này = 2017-01-31 | thứ ba của tuần sau = 2017-02-07
      thứ tư tuần vừa rồi = 2017-01-25 | thứ bảy tuần vừa qua = 2017-01-28 | tuần kế tiếp = 2017-W06
      tuần tiếp theo = 2017-W06 | tuần vừa rồi = 2017-W04 | tháng vừa rồi = 2017-01 | tháng này = 2017-02
      tháng tiếp theo = 2017-03 | quý vừa rồi = 2016-Q4 | năm vừa rồi = 2016 | năm tiếp theo = 2018
      quý 2 năm 2017 = 2017-Q2 | quý hai = 2017-Q2 | quý thứ ba = 2017-Q3 | quý thứ 4 năm 2018 = 2018-Q4
      quý thứ tư của năm 2018 = 2018-Q4 | tháng thứ ba của năm 2018 = 2018-03
      ngày cuối cùng của tháng 3 = 2017-03-31 | ngày cuối cùng của tháng này = 2017-02-28
      tuần cuối cùng của tháng 10 năm 2017 = 2017-W44 | tuần thứ hai của tháng 9 năm 2017 = 2017-W37
      ngày thứ hai của tháng 3 = 2017-03-02 | thứ hai đầu tiên của tháng 3 = 2017-03-06
      thứ ba cuối cùng của tháng 9 năm 2017 = 2017-09-26 | chủ nhật cuối cùng của tháng 3 năm 2017 = 2017-03-26
      ngày 3 tháng này = 2017-02-03 | ngày 20 tháng tới = 2017-03-20 | mồng 1 tháng 4 = 2017-04-01
      mùng một tháng tư = 2017-04-01 | ngày 4 tháng 7 năm 2017 lúc 15:30 = 2017-07-04T15:30:00
      4/7/2017 15:30 = 2017-07-04T15:30:00 | 15h30 ngày 4 tháng 7 = 2017-07-04T15:30:00 | 20-04-2017 = 2017-04-20
      2017-04-20 = 2017-04-20 | 20/4 = 2017-04-20 | 20.04.2017 = 2017-04-20 | 5 giờ sáng = 2017-02-02T05:00:00
      5 giờ kém 15 = 2017-02-02T04:45:00 | năm giờ mười lăm = 2017-02-02T05:15:00
      năm giờ mười lăm phút = 2017-02-02T05:15:00 | 3 rưỡi chiều = 2017-02-02T15:30:00
      mười giờ tối = 2017-02-02T22:00:00 | 9 giờ tối qua = 2017-02-01T21:00:00
      4 giờ chiều qua = 2017-02-01T16:00:00 | 10 giờ đêm nay = 2017-02-02T22:00:00
      """, at: MentionTable.early)
  }
}
