internal import Pipeline
internal import Store

extension ReportPage {
  func writeGlance(_ page: inout HTMLWriter) {
    page.markup("<section aria-labelledby=glance><h2 id=glance>")
    page.words("At a glance", "Tổng quan")
    page.markup("</h2>\n<dl class=tiles>\n")
    writeLastRun(&page)
    writeAlarmCount(&page)
    writeToday(&page)
    writeFreshness(&page)
    writeLedger(&page)
    writeDisk(&page)
    page.markup("</dl>\n")
    writeReasons(&page)
    page.markup("</section>\n")
  }

  /// A tile shows one figure in large type, and what belongs to it in small print.
  private func beginTile(_ english: StaticString, _ vietnamese: StaticString, _ page: inout HTMLWriter) {
    page.markup("<div><dt>")
    page.words(english, vietnamese)
    page.markup("</dt><dd class=big>")
  }

  private func beginSmallPrint(_ page: inout HTMLWriter) { page.markup("</dd><dd class=sub>") }

  private func endTile(_ page: inout HTMLWriter) { page.markup("</dd></div>\n") }

  private func writeLastRun(_ page: inout HTMLWriter) {
    beginTile("Last run", "Lượt chạy gần nhất", &page)
    guard let run = figures.lastRun else {
      page.markup("–</dd><dd class=sub>")
      page.words("no run has ended yet", "chưa có lượt chạy nào kết thúc")
      return endTile(&page)
    }
    page.text(HTMLWriter.minute(run.endedAt ?? run.startedAt).suffix(5).description)
    beginSmallPrint(&page)
    page.text(HTMLWriter.minute(run.endedAt ?? run.startedAt).prefix(10).description)
    if let ended = run.endedAt {
      page.markup(" · ")
      page.text(HTMLWriter.duration(max(0, ended - run.startedAt)))
    }
    page.markup("<br>")
    page.figure("run-records", run.records)
    page.words(" records · ", " bản ghi · ")
    page.figure("run-failed-polls", run.failedPolls)
    page.markup(" / ")
    page.figure("run-polled", run.polled)
    page.words(" polls failed", " lượt hỏi hỏng")
    endTile(&page)
  }

  private func writeAlarmCount(_ page: inout HTMLWriter) {
    beginTile("Alarms", "Cảnh báo", &page)
    page.figure("alarms", figures.alarmCount)
    beginSmallPrint(&page)
    page.number(figures.sources.count { $0.health.standing < .good })
    page.words(" sources need a look", " nguồn cần xem")
    endTile(&page)
  }

  private func writeToday(_ page: inout HTMLWriter) {
    beginTile("Articles today", "Bài hôm nay", &page)
    page.figure("today", figures.today.articles)
    beginSmallPrint(&page)
    if let usual = figures.today.usual {
      page.words("usual for this weekday and hour: ", "thường lệ ngày và giờ này: ")
      page.figure("usual", usual)
    } else {
      page.words(
        "what is usual is known after two weeks", "sau hai tuần sẽ biết mức thường lệ")
    }
    endTile(&page)
  }

  private func writeFreshness(_ page: inout HTMLWriter) {
    beginTile("Publication to storage", "Từ lúc đăng đến lúc lưu", &page)
    page.text(figures.freshness.median.map { HTMLWriter.duration($0) } ?? "–")
    beginSmallPrint(&page)
    page.words("median of seven days", "trung vị bảy ngày")
    if let slow = figures.freshness.slow {
      page.markup("<br>95 % ≤ ")
      page.text(HTMLWriter.duration(slow))
    }
    page.markup(" · ")
    page.figure("dated", figures.freshness.count)
    page.words(" dated articles", " bài có ngày giờ")
    endTile(&page)
  }

  private func writeLedger(_ page: inout HTMLWriter) {
    beginTile("Addresses", "Địa chỉ", &page)
    page.figure("discovered", figures.ledger.values.reduce(0, +))
    beginSmallPrint(&page)
    page.figure("stored", figures.ledger["stored"] ?? 0)
    page.words(" stored · ", " đã lưu · ")
    page.figure("duplicate", figures.ledger["duplicate"] ?? 0)
    page.words(" duplicates · ", " trùng · ")
    page.figure("filtered", figures.ledger["filtered"] ?? 0)
    page.words(" filtered · ", " bị lọc · ")
    page.figure("failed", figures.ledger["failed"] ?? 0)
    page.words(" failed · ", " hỏng · ")
    page.figure("pending", figures.ledger["pending"] ?? 0)
    page.words(" pending", " đang chờ")
    endTile(&page)
  }

  private func writeDisk(_ page: inout HTMLWriter) {
    let disk = figures.disk
    beginTile("Disk", "Đĩa", &page)
    page.text(HTMLWriter.size(disk.partBytes + disk.stateBytes))
    beginSmallPrint(&page)
    page.figure("records", disk.records)
    page.words(" records in ", " bản ghi trong ")
    page.figure("parts", disk.parts)
    page.words(" parts · state ", " tệp · trạng thái ")
    page.text(HTMLWriter.size(disk.stateBytes))
    if let free = disk.freeBytes {
      page.markup("<br>")
      page.text(HTMLWriter.size(free))
      page.words(" free", " còn trống")
    }
    endTile(&page)
  }

  private func writeReasons(_ page: inout HTMLWriter) {
    guard !figures.reasons.isEmpty else { return }
    page.markup(
      "<div class=scroll role=region tabindex=0 aria-labelledby=reasons><table><caption id=reasons>")
    page.words(
      "Why addresses failed or were filtered", "Vì sao địa chỉ bị hỏng hoặc bị lọc")
    page.markup("</caption><thead><tr><th scope=col>")
    page.words("Reason", "Lý do")
    page.markup("<th scope=col class=n>")
    page.words("Addresses", "Địa chỉ")
    page.markup("<th scope=col>")
    page.words("Meaning", "Nghĩa")
    page.markup("<th scope=col>")
    page.words("What to do", "Nên làm gì")
    page.markup("</thead><tbody>\n")
    for reason in figures.reasons {
      let text = ReasonText(code: reason.name)
      page.markup("<tr><th scope=row>")
      page.text(reason.name)
      page.markup("<td class=n>")
      page.number(reason.count)
      page.markup("<td>")
      if let text { page.words(text.meaning) }
      page.markup("<td>")
      if let advice = text?.advice { page.words(advice) }
      page.markup("\n")
    }
    page.markup("</tbody></table></div>\n")
  }

  func writeAlarms(_ page: inout HTMLWriter) {
    page.markup("<section aria-labelledby=alarms><h2 id=alarms>")
    page.words("Alarms", "Cảnh báo")
    page.markup("</h2>\n")
    if figures.alarms.isEmpty {
      page.markup("<p class=note>")
      page.words("none stands", "không có")
      page.markup("</p>\n")
    } else {
      let ids = Set(figures.sources.prefix(Self.explainedRows).map(\.id))
      page.markup("<ul class=alarms>\n")
      for alarm in figures.alarms {
        page.markup("<li><b>")
        page.text(alarm.kind.rawValue)
        page.markup("</b> ")
        let source = String(alarm.name.prefix { $0 != " " })
        if ids.contains(source) {
          page.markup("<a")
          page.attribute("href", "#s-\(source)")
          page.markup(">")
          page.text(alarm.name)
          page.markup("</a>")
        } else {
          page.text(alarm.name)
        }
        page.markup(": ")
        page.text(alarm.detail)
        page.markup("\n")
      }
      page.markup("</ul>\n")
    }
    page.markup("</section>\n")
  }
}

extension HTMLWriter {
  /// A number that a program can find by its id.
  mutating func figure(_ id: StaticString, _ value: Int) {
    markup("<data id=f-")
    markup(id)
    attribute("value", value)
    markup(">")
    number(value)
    markup("</data>")
  }
}
