import Testing

/// Numbers, money and quantities in Vietnamese, and the many figures that are none.
@Suite struct VietnameseAmountsTests {
  @Test("Numbers in figures and words")
  func numbers() {
    MentionTable.check(
      """
      hai mươi lăm = 25 | một trăm linh năm = 105 | một trăm lẻ năm = 105 | hai trăm mười = 210 | một nghìn = 1000
      một ngàn hai trăm = 1200 | ba nghìn rưỡi = 3500 | một triệu hai = 1200000 | một tỷ hai = 1200000000
      hai trăm rưỡi = 250 | hai triệu rưỡi = 2500000 | mười ba = 13 | hai mốt = 21 | ba lăm = 35
      năm mươi tư = 54 | một trăm hai mươi ba nghìn = 123000 | mười lăm phẩy hai = 15.2 | hai phẩy năm = 2.5
      âm mười = -10 | nửa triệu = 500000 | vài chục = | hàng trăm = | hơn 3.000 = 3000 | gần 2 triệu = 2000000
      khoảng 1.500 = 1500 | 1.234,5 = 1234.5 | 1,234.5 = 1234.5 | 3,5 = 3.5 | 0,77 = 0.77 | 12.345.678 = 12345678
      1.500 = 1500 | 1,5 triệu = 1500000 | 15,6 nghìn tỷ = 15600000000000 | 3 vạn = 30000 | 1,2 tỉ = 1200000000
      2 tỷ 300 triệu = 2300000000 | 20-30 triệu = 20000000..30000000 | từ 20 đến 30 triệu = 20000000..30000000
      5 - 7 triệu = 5000000..7000000 | 10k = 10000 | 2/3 số phiếu = | một phần ba =
      """)
  }

  @Test("Money, for one of something and in ranges")
  func money() {
    MentionTable.check(
      """
      1,5 tỷ đồng = 1500000000 | hơn 3.000 tỷ đồng = 3000000000000 | 20-30 triệu đồng/tháng = 20000000..30000000
      50 nghìn USD = 50000 | 50.000 USD = 50000 | 2 triệu rưỡi = 2500000 | 2 triệu rưỡi đồng = 2500000
      500 đồng/kg = 500 | 85.000-90.000 đồng/kg = 85000..90000 | từ 85.000 đến 90.000 đồng/kg = 85000..90000
      từ 85.000 đồng/kg đến 90.000 đồng/kg = 85000..90000 | 78,5 USD/thùng = 78.5 | 2.650 USD/ounce = 2650
      182 triệu đồng/lượng = 182000000 | 50 triệu đồng/m2 = 50000000 | 100 triệu đồng mỗi m2 = 100000000
      25.480 VND/USD = 25480 | 25.480 đồng/USD = 25480 | $50 = 50 | $1,5 tỷ = 1500000000 | US$ 2 triệu = 2000000
      500 USD = 500 | 3 tỷ đô la = 3000000000 | 3 tỷ đô la Mỹ = 3000000000 | 200 euro = 200
      200 triệu euro = 200000000 | 10 triệu bảng Anh = 10000000 | 5.000 yên = 5000 | 5.000 yen Nhật = 5000
      1.000 nhân dân tệ = 1000 | 100 tỷ won = 100000000000 | 2.000 baht = 2000 | 1.000 tỷ đồng = 1000000000000
      500k = 500000 | 100.000đ = 100000 | 100.000 đ = 100000 | 100.000₫ = 100000 | 350 nghìn đồng = 350000
      350 ngàn đồng = 350000 | hai trăm nghìn đồng = 200000 | một tỷ hai trăm triệu đồng = 1200000000
      1 tỷ 2 = 1200000000 | 5 cây vàng = 5 | 3 chỉ vàng = 3
      phạt tiền từ 5 triệu đến 10 triệu đồng = 5000000..10000000 | phạt 800.000 - 1.000.000 đồng = 800000..1000000
      phạt từ 18-20 triệu đồng = 18000000..20000000 | tăng 500 đồng lên 21.500 đồng/lít = 500; 21500
      từ 20.000 đồng lên 25.000 đồng = 20000; 25000 | tỷ giá 25.000 - 25.300 đồng = 25000..25300
      """)
  }

  @Test("Percentages, and times as much")
  func percentages() {
    MentionTable.check(
      """
      12,5% = 12.5 | 12,5 % = 12.5 | 12,5 phần trăm = 12.5 | mười phần trăm = 10 | 0,25 điểm phần trăm = 0.25
      0,5 điểm % = 0.5 | tăng 3-5% = 3..5 | tăng 3%-5% = 3..5 | từ 3% đến 5% = 3..5 | từ 6,5 - 7% = 6.5..7
      tăng 7,09% so với năm 2023 = 7.09; 2023 | -1,2% = -1.2 | giảm 1,2% = 1.2 | 5%/năm = 5
      4,7-5,2%/năm = 4.7..5.2 | gấp 3 lần = 3 | gấp đôi = | gấp 2,5 lần = 2.5 | tăng 1,5 lần = 1.5
      """)
  }

  @Test("Quantities and what has no unit")
  func quantities() {
    MentionTable.check(
      """
      5 ha = 5 | 1.200 ha = 1200 | 300 m2 = 300 | 300 m² = 300 | 120m2 = 120 | 5.000 m3 = 5000 | 60 km/h = 60
      60km/giờ = 60 | 20 km = 20 | 20 cây số = 20 | 3 kg = 3 | 5 tấn = 5 | 200 nghìn tấn = 200000
      7,5 triệu tấn = 7500000 | 250 tấn/ngày = 250 | 1,75 m = 1.75 | cao 1m68 = 1.68 | 5 mét = 5
      12 mét vuông = 12 | 50 mét khối = 50 | 3 héc ta = 3 | 10 hecta = 10 | 2 công đất = 2 | 38 độ C = 38
      38-40 độ C = 38..40 | từ 38 đến 40 độ C = 38..40 | 35°C = 35 | 20-25°C = 20..25 | trên 35 độ = 35
      âm 3 độ C = -3 | 100-200 mm = 100..200 | lượng mưa 50-100mm = 50..100 | trên 250 mm = 250 | cấp 8 =
      cấp 8-9 = | giật cấp 10 = | 500 MW = 500 | 1.200 MW = 1200 | 2,5 kWh = 2.5 | 15 inch = 15 | 50 MP = 50
      256 GB = 256 | 8GB RAM = 8 | 5.000 mAh = 5000 | 150 mã lực = 150 | 10 lít = 10 | 500 ml = 500
      7,8 lít/100 km = 7.8 | 80 dB = 80 | 6,2 độ Richter = 6.2 | 0,25 mg/lít = 0.25
      0,4 miligam/lít khí thở = 0.4 | 30 người = 30 | 1,2 triệu lượt khách = 1200000 | 500 lượt = 500
      3 chiếc = 3 | 5 huy chương vàng = 5 | 12,5 điểm = 12.5 | 1.280 điểm = 1280 | 15 vĩ độ Bắc = 15
      16,5 độ vĩ Bắc = 16.5
      """)
  }

  @Test("Ordinals, and what is none")
  func ordinals() {
    MentionTable.check(
      """
      thứ 15 = 15 | lần thứ 3 = 3 | lần thứ ba = 3 | vị trí thứ hai = 2 | hạng nhất = | đầu tiên = 1
      lần đầu tiên = 1 | người thứ hai = 2 | xếp thứ ba = 3 | xếp thứ 5 = 5 | con thứ tư = 4 | lần thứ XIII = 13
      Đại hội XIV = | kỳ họp thứ 10 = 10
      """)
  }

  @Test("Amounts as news writes them")
  func newsAmounts() {
    MentionTable.check(
      """
      VN-Index tăng 12,35 điểm lên 1.285,42 điểm = 12.35; 1285.42
      giá vàng SJC 182,5 - 184,5 triệu đồng/lượng (mua - bán) = 182500000..184500000
      mỗi cổ phiếu lãi 2.350 đồng = 2350
      lợi nhuận sau thuế đạt 1.250 tỷ đồng, tăng 15% so với cùng kỳ năm 2024 = 1250000000000; 15; 2024
      lãi suất 6,5-7,2%/năm = 6.5..7.2 | vốn hóa hơn 15 tỷ USD = 15000000000
      xử phạt 4-6 triệu đồng = 4000000..6000000 | phạt tiền 18 - 20 triệu đồng đối với ôtô = 18000000..20000000
      trừ 2 điểm giấy phép lái xe = 2 | nồng độ cồn 0,25 miligam/lít khí thở = 0.25
      theo Điều 260 Bộ luật Hình sự 2015 = 2015 | Đại hội lần thứ XIV = 14 | kỳ họp thứ 9, Quốc hội khóa XV = 9
      cự ly 42,195 km = 42.195 | cuối 2025 = 2025 | đầu 2026 = 2026 | giữa 2024 = 2024 | hồi 2019 = 2019
      năm 2025 và năm 2026 = 2025; 2026 | năm 2025, 2026 = 2025; 2026 | sinh năm 1985 = 1985 | (SN 1990) = 1990
      SN 1990 = 1990 | thành lập từ năm 1995 = 1995 | từ 2015 đến nay = 2015 | hai năm trước = 2024
      cách đây hơn 10 năm = 2016 | nhiệt độ 36-39 độ, có nơi trên 40 độ C = 36..39; 40
      nhiệt độ thấp nhất 12-15 độ C = 12..15 | nhiệt độ từ 18 đến 21 độ = 18..21 | độ ẩm 55-80% = 55..80
      lượng mưa 70-150 mm, có nơi trên 250 mm = 70..150; 250 | sóng cao 2-4 m = 2..4
      sóng biển cao từ 3,0-5,0 m = 3..5 | ở khoảng 15,5 độ vĩ Bắc; 110,2 độ kinh Đông = 15.5; 110.2
      tốc độ 20-25 km/h = 20..25 | bán kính 150 km = 150 | động đất 6,1 độ = 6.1 | sâu 10 km = 10
      rộng 2.500 m2 = 2500 | khu đất 1,2 ha = 1.2 | dài 12,5 km, rộng 30 m = 12.5; 30
      diện tích từ 50-70 m2 = 50..70 | giá từ 40-60 triệu đồng/m2 = 40000000..60000000
      giá bán 55 triệu đồng một m2 = 55000000; 1 | nặng 3,2kg = 3.2 | cao 1,7 m, nặng 60 kg = 1.7; 60
      cao 1m75 = 1.75 | khoảng 500-600 người = 500..600 | hơn 1.000 hộ dân = 1000 | hai mươi người = 20
      ba trăm học sinh = 300 | mười hai ngàn đồng = 12000 | năm trăm nghìn đồng = 500000 | một trăm linh tám = 108
      chín mươi chín phần trăm = 99 | gấp 1,5 lần = 1.5 | 10 - 15 lần = 10..15 | 3-4 lần = 3..4 | 5-6 người = 5..6
      50%-60% = 50..60 | từ 10% lên 12% = 10; 12 | giảm từ 5,5% xuống 5% = 5.5; 5 | USD/VND 25.480 = 25480
      25.450-25.810 đồng/USD = 25450..25810 | Brent tăng 1,2% lên 78,53 USD/thùng = 1.2; 78.53 | 99,99% = 99.99
      20.000-30.000 tỷ đồng = 20000000000000..30000000000000 | 2,5 - 3 tỷ USD = 2500000000..3000000000
      10 tỷ đến 15 tỷ đồng = 10000000000..15000000000 | 500 - 700 nghìn đồng/ngày = 500000..700000
      khoảng 200-300 nghìn đồng = 200000..300000 | 1 triệu - 1,5 triệu đồng = 1000000..1500000
      3 triệu 500 nghìn đồng = 3500000 | 4 tỷ 250 triệu = 4250000000 | 7 tỷ rưỡi đồng = 7500000000
      sáu triệu rưỡi = 6500000 | 30-40 ngàn đồng = 30000..40000 | 30k-50k = 30000..50000 | 2tr = 2000000
      15 ngàn tỷ đồng = 15000000000000 | mười năm trước = 2016 | cách đây hai mươi năm = 2006 | hai năm nữa = 2028
      trong những tháng đầu năm 2026 = 2026 | từ đầu năm 2026 đến nay = 2026
      cuối năm 2026, đầu năm 2027 = 2026; 2027 | năm 2024/2023 = 2024 | năm 1010 = 1010 | năm 248 = 0248
      năm 43 trước Công nguyên = 43 | từ 18 đến 25 tuổi = 18..25 | 18-25 tuổi = 18..25 | trẻ 6-11 tuổi = 6..11
      trẻ dưới 5 tuổi = 5 | hiệp 2 = 2 | lần thứ hai mươi = 20 | kỷ niệm lần thứ 80 = 80 | World Cup 2026 = 2026
      AFF Cup 2024 = 2024 | Euro 2024 = 2024 | top 10 thế giới = 10 | ô tô 7 chỗ = 7 | xe 16 chỗ = 16
      container 40 feet = 40 | Luật Đất đai 2024 = 2024 | Bộ luật Hình sự năm 2015 = 2015 | Hiến pháp 2013 = 2013
      Đại tá 50 tuổi = 50 | 123 Lê Lợi = 123 | tàu ngầm 636 = 636 | ca nhiễm thứ 17 = 17
      2,5 triệu lượt xem = 2500000 | hơn 30 triệu người = 30000000 | 700.000-800.000 lượt = 700000..800000
      một vạn = 10000 | hai vạn rưỡi = 25000 | ba trăm hai mươi lăm = 325 | một nghìn không trăm linh năm = 1005
      mười nghìn = 10000 | mười hai nghìn = 12000 | hai mươi mốt = 21 | bảy mươi lăm = 75 | chín mươi = 90
      hai trăm năm mươi = 250 | một trăm rưỡi = 150 | hai phẩy bảy triệu = 2700000 | âm hai độ = -2
      36,6 độ = 36.6 | 37° = 37 | -5 độ C = -5 | từ -2 đến 3 độ C = -2..3 | 10-12°C = 10..12 | 100 km2 = 100
      3,5 km² = 3.5 | 500 m3/s = 500 | 30 nghìn m3 = 30000 | 1.500 tấn/năm = 1500 | 2,3 triệu tấn gạo = 2300000
      50 kg/người = 50 | 65 triệu đồng/cây = 65000000 | 120.000 đồng/suất = 120000 | 3.500 đồng/kWh = 3500
      25.000 đồng/lít = 25000 | 5 triệu đồng/người/tháng = 5000000 | 10 USD/MMBTU = 10 | 4.200 USD/tấn = 4200
      0,5 USD/kg = 0.5 | 1.000 tỷ đồng/km = 1000000000000 | 60 triệu đồng/m² = 60000000 | lãi 5 tỷ = 5000000000
      lỗ hơn 200 tỷ = 200000000000 | 3,2 nghìn tỷ đồng = 3200000000000 | 80 nghìn tỷ = 80000000000000
      5 tỉ 600 triệu đồng = 5600000000 | 20 triệu đô = 20000000 | 15 nghìn đô la = 15000 | 1 triệu euro = 1000000
      20 triệu bảng = 20000000 | 30 tỷ yen = 30000000000 | 500 nhân dân tệ = 500 | 1.300 won = 1300
      250.000 VND = 250000 | VND 500.000 = 500000 | €20 triệu = 20000000 | £5 triệu = 5000000 | ¥1.000 = 1000
      """)
  }

  @Test("More: amounts as news writes them")
  func moreNewsAmounts() {
    MentionTable.check(
      """
      $1.5 million = 1500000 | $100-$200 = 100..200 | 100-200 USD = 100..200
      100 - 150 triệu USD = 100000000..150000000 | từ 5-7% = 5..7 | 5 đến 7 phần trăm = 5..7 | tăng gần 20% = 20
      giảm 0,3 điểm phần trăm = 0.3 | 30%-40% = 30..40 | Gần 3 năm trước = 2023 | năm tài chính 2025 = 2025
      đến năm 2030, tầm nhìn 2045 = 2030; 2045 | trong năm 2026 = 2026 | ngay trong năm nay = 2026
      cả năm 2025 = 2025 | Đầu năm nay = 2026 | năm qua = 2025 | năm vừa qua = 2025 | 20260306 = 20260306
      đồng/cổ phiếu 2.000 = 2000 | 20.000 đồng/kg, tăng 500 đồng/kg = 20000; 500
      khoảng 1,2-1,5 triệu đồng/chỉ = 1200000..1500000 | 80 - 82 triệu đồng/lượng = 80000000..82000000
      mua vào 182,3 triệu đồng, bán ra 184,3 triệu đồng = 182300000; 184300000
      chào bán 100 triệu cổ phiếu giá 10.000 đồng = 100000000; 10000 | đặt cọc 10% = 10 | sinh viên năm thứ ba = 3
      năm thứ hai liên tiếp = 2 | thứ hạng thứ 3 = 3 | con số 12.000 = 12000 | tổng số 15 = 15
      chỉ số 1.250 = 1250 | dân số 100 triệu = 100000000 | doanh số 20.000 xe = 20000 | số người chết lên 15 = 15
      số ca tăng 20% = 20 | trong số 14 người = 14 | số tiền 5 tỷ đồng = 5000000000 | số lượng 200 = 200
      số liệu năm 2025 = 2025 | thế hệ thứ 5 = 5 | đường Phạm Văn Đồng 12 làn xe = 12 | 20 hộ dân = 20
      8.500 hộ = 8500 | 20.000-25.000 khán giả = 20000..25000 | 10-15 người = 10..15 | 2 người = 2
      hai mươi mốt tuổi = 21 | cao 30-40 cm = 30..40 | dày 5 mm = 5 | cách 3-4 m = 3..4 | cao 1m8 = 1.8
      cao 1,80 m = 1.8 | nặng 2,5-3 kg = 2.5..3 | 1.5 lít = 1.5 | 500ml = 500 | tốc độ 100Mbps = 100
      pin 5.000mAh = 5000 | màn hình 6,7 inch = 6.7 | giảm 20-30% = 20..30 | giảm 20% xuống còn 5% = 20; 5
      tăng từ 5 triệu lên 7 triệu đồng = 5000000; 7000000 | tăng 5-10 lần = 5..10 | cao gấp 2-3 lần = 2..3
      hơn 2.000 m2 = 2000 | 4 m x 20 m = 4; 20 | 0,5ha = 0.5 | 1,5 tấn thóc = 1.5 | 30 tấn/ha = 30
      sức gió mạnh nhất 89-102 km/h = 89..102 | năm 2020-nay = 2020 | năm thứ 3 = 3 | năm 2000 đồng = 2000
      2000 đồng = 2000 | IELTS 7.5 = 7.5 | điểm 9,5 = 9.5 | hệ số 2 = 2 | top 5 = 5 | ông quyết định 12 việc = 12
      đầu tư 29 dự án = 29 | UBND 5 xã = 5 | sâu 3m = 3 | 3M = 3000000 | 5.000 2.000 người = 5000; 2000
      40 000 người = 40000 | khoảng 1 234 567 người = 1234567 | năm 2025 200 người = 2025; 200
      tăng từ 2 lên 3 tỷ = 2; 3000000000
      """)
  }

  @Test("Names, codes, scores and addresses are no numbers")
  func names() {
    MentionTable.check(
      """
      Nghị định 168/2024/NĐ-CP = | Thông tư số 01/2024/TT-BGDĐT = | Nghị quyết 57-NQ/TW =
      Quyết định số 12/QĐ-UBND = | Công văn 1234/BYT-KCB = | khoản 2 Điều 60 = | điểm a khoản 1 Điều 123 =
      Điều 134 Bộ luật Hình sự = | biển số 30A-123.45 = | biển số 51G-567.89 = | xe 29C-01234 =
      chuyến bay VN253 = | máy bay Boeing 787-9 = | Su-30 = | iPhone 16 = | Galaxy S24 = | Windows 11 =
      U23 Việt Nam = | đội U20 = | G7 = | COVID-19 = | Covid-19 = | đường 3/2 = | đường 30/4 =
      quảng trường 1/5 = | đường số 12 = | số 15 Lý Thường Kiệt = | 123/4 Nguyễn Trãi = | quận 1 = | Q.1 = | P.5 =
      phường 14 = | quốc lộ 1A = | QL51 = | cao tốc CT.01 = | tuyến metro số 1 = | km 15 = | Km1+200 =
      kênh VTV3 = | kênh 14 = | tỷ số 2-1 = | thắng 3-0 = | hòa 1-1 = | thắng 2-1 sau 90 phút = PT90M
      tỷ số 21-15 = | đội hình 4-3-3 = | sơ đồ 4-2-3-1 = | điện thoại 0912.345.678 = | hotline 1900 1234 =
      hotline 1900.1234 = | 028 3829 1234 = | số 113 = | ISO 9001 = | ISO 9001:2015 = | mã HS 8703 =
      CMND 012345678 = | 24/7 = | vòng 1/8 = | vòng 16 = | tứ kết 1 = | phút 90+3 = | phút 45 = | phút thứ 88 = 88
      trang 12 = | chương 3 = | bài 5 = | phần 2 = | tập 12 = | lớp 10 = | lớp 12A1 = | khối A00 = | thứ trưởng =
      một số = | một trong những = | mỗi năm = | hàng năm = | hằng tháng = | trong năm = | nhiều năm =
      đại học Top 10 = | 192.168.1.1 = | phiên bản 2.0.1 = | v1.2 = | B52 = | MH370 = | DK1 = | A80 = | 5G =
      4G LTE = | 3D = | AK-47 = | thương binh 1/4 = | bệnh binh 2/3 = | số 8, 9 = | căn hộ A12-05 = | tòa S2.03 =
      hẻm 45 = | ngõ 12/5 = | lô 24 = | ga T3 = | theo Nghị định 100/2019/NĐ-CP = | theo Quyết định 2345/QĐ-NHNN =
      theo Chỉ thị số 16/CT-TTg = | theo khoản 3, Điều 341 = | Văn bản số 1234/UBND-KT = | Kế hoạch 45/KH-UBND =
      Kết luận 123-KL/TW = | TCVN 5687:2010 = | QCVN 06:2022/BXD = | mã chứng khoán VNM =
      mã số thuế 0100109106 = | số tài khoản 19036789012345 = | số CCCD 001085012345 = | tàu SE3 =
      tàu cá QNg 90123 TS = | tàu BTh 98765 TS = | chuyến bay QH202 = | biển kiểm soát 15C-123.45 =
      biển số 99A-888.88 = | xe biển số 60H-123.45 và 51D-678.90 = | ga Cát Linh = | tỉnh lộ 8 =
      đường Nguyễn Văn Linh, quận 7 = | khu phố 5, phường Tân Phong = | ấp 3, xã Vĩnh Lộc A =
      thôn 5, xã Ea Tiêu = | số nhà 25, ngõ 10 = | tầng 15 tòa nhà = | tầng 2 = | nhà số 9 = | phòng 302 =
      căn hộ số 1205 = | khóa XV = | cúp C1 = | đội tuyển U22 = | vòng loại World Cup = | hạ Malaysia 3-1 =
      thua 0-2 = | thắng Hà Nội FC với tỷ số 2-0 = | tỷ số chung cuộc 3-2 = | thắng 2-1 ở phút 87 =
      bàn thắng phút 45+2 = | thắng 6-3, 6-4 = | thắng 25-20, 25-18, 25-22 = | SEA Games 33 =
      xếp hạng 110 thế giới = | gió mạnh cấp 6-7, giật cấp 9 = | 2/3 thành viên = | 1/4 dân số = | một nửa =
      tăng gấp rưỡi = | chiếm 1/3 = | tỷ lệ 1:10 = | tỷ lệ 70-30 = | Chiều cùng ngày =
      trong những tháng đầu năm = | từ đầu năm đến nay = | nửa thập kỷ = | thẻ đỏ ở phút 67 = | thứ hạng 110 =
      vị trí số 1 = | số 1 thế giới = | SEA Games 33 tại Thái Lan = | nhóm G20 = | hội nghị COP30 =
      xe máy 125cc = | biển số 43A1-234.56 = | số khung RLH123456 = | tài khoản 0123456789 = | số 0912345678 =
      gọi 0901.234.567 = | (028) 3822 1234 = | +84 912 345 678 = | điện thoại: 024.3825.1234 =
      đường dây nóng 1900 6789 = | số 1022 = | tổng đài 115 = | fax 84-24-38251234 = | Luật số 31/2024/QH15 =
      Nghị định số 15/2020/NĐ-CP của Chính phủ = | Thông tư 02/2023/TT-NHNN = | Quyết định số 1719/QĐ-TTg =
      Điều 8, 9 và 10 = | điểm c khoản 4 Điều 353 = | vụ án số 12/2023/HSST = | Tiểu đoàn 5, Trung đoàn 95 =
      Sư đoàn 312 = | trường THCS số 2 = | Trường tiểu học Lê Văn Tám, quận 3 = | lô đất số 5 =
      thửa đất số 123, tờ bản đồ số 45 = | khu A1 = | đường D5 = | đường N2 = | hẻm 123/45 = | cầu số 9 =
      km 12+500 = | Km 1234 quốc lộ 1 = | QL1A = | cao tốc Bắc - Nam = | Boeing 737 MAX = | Airbus A320 =
      tên lửa S-400 = | tiêm kích F-35 = | vệ tinh NanoDragon = | chip A18 Pro = | Android 15 = | VinFast VF 8 =
      Mazda CX-5 = | Honda SH 150i = | Samsung Galaxy S25 = | PM2.5 = | bụi PM10 = | vitamin B12 = | omega-3 =
      H5N1 = | virus cúm A/H1N1 = | CO2 = | vắc xin mũi 3 = | F0 = | tỷ lệ 1/50 = | tỉ lệ 1/500 = | 1-0 =
      thắng 5-0 = | tỷ số 1-1 = | hòa 2-2 = | thắng chung cuộc 4-3 trên chấm luân lưu =
      set 1 với điểm số 25-21 = | 0-0 = | ba rưỡi = | bằng 1/3 = | hơn 2/3 = | 3/4 chặng đường = | K2021-2025 =
      cuối năm = | đầu năm = | sang năm = | những năm gần đây = | nhiều năm qua = | mấy ngày nay =
      vài ngày tới = | mỗi tuần = | 8/3 là ngày phụ nữ = | kỳ nghỉ 2/9 = | Cách mạng tháng Tám =
      Cách mạng Tháng Mười = | đại lộ Thăng Long km 9 = | học sinh lớp 9 = | giải nhất = | giải ba =
      số đo 90-60-90 = | cỡ 40-42 = | áo số 10 = | cầu thủ số 19 = | tầng hầm B2 = | phòng 1501 = | ba người =
      ba trẻ em = | một người = | 5x20 m = | gió cấp 6 = | cấp 10-11 = | 5-7h = | biển số 30K-567.89 =
      văn bản 1234/VPCP-CN = | số 05/2024/NQ-HĐND = | Nghị quyết 18 = | Nghị định 168 = | Thông tư 29 =
      Chỉ thị 05 = | Quyết định 749 = | Đề án 06 = | Điều 174 khoản 4 = | tội danh theo Điều 354 = | hạng 1/4 =
      """)
  }

  @Test("More: names, codes, scores and addresses are no numbers")
  func moreNames() {
    MentionTable.check(
      """
      hạng 2/4 = | suất ăn số 3 = | G-Dragon = | U17 châu Á = | Vòng 26 V-League = | Cúp C2 = | Mi-171 = | QH15 =
      TT-BTC = | E5 RON 92 = | xăng RON 95 = | dầu diesel 0.05S = | A-level =
      """)
  }
}
