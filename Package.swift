// swift-tools-version: 6.2
import PackageDescription

/// Targets that hold C pointers.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Everywhere else an unmarked pointer is a compile error.
let pure = settings + [.strictMemorySafety()]

let package = Package(
  name: "bantin",
  products: [
    .executable(name: "bantin", targets: ["Command"]),
    .executable(name: "newsroom-server", targets: ["NewsroomServerCommand"]),
    .library(name: "Addresses", targets: ["Addresses"]),
    .library(name: "JSON", targets: ["JSON"]),
    .library(name: "Time", targets: ["Time"]),
    .library(name: "Model", targets: ["Model"]),
    .library(name: "Fetch", targets: ["Fetch"]),
    .library(name: "Extract", targets: ["Extract"]),
    .library(name: "Language", targets: ["Language"]),
    .library(name: "Dedupe", targets: ["Dedupe"]),
    .library(name: "Archive", targets: ["Archive"]),
    .library(name: "Store", targets: ["Store"]),
    .library(name: "Pipeline", targets: ["Pipeline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // C rooms: module maps over installed libraries, no code of ours but shims.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
    .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(name: "CUChardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    // Tables, taken into the program by #embed (C23): SwiftPM compiles a source again when its table has changed.
    .target(
      name: "CTables",
      exclude: [
        "canonical-composition.txt", "english-words.bin", "html-entities.txt", "language-profiles.bin",
        "vietnamese-encodings.txt", "vietnamese-syllables.bin", "word-segmenter.bin",
      ]),
    // The version; a target of its own, so that a new commit does not have every room compiled again.
    .target(name: "CVersion", exclude: ["version.txt"]),

    // What bytes are in ASCII; imports nothing.
    .target(name: "ASCII", swiftSettings: pure),

    // The bottom: what every room needs of addresses, of JSON and of time.
    .target(name: "Addresses", dependencies: ["ASCII", "CIDN2", "CPSL"], swiftSettings: pure),
    .target(name: "JSON", dependencies: ["ASCII"], swiftSettings: pure),
    .target(name: "Time", dependencies: ["ASCII"], swiftSettings: pure),

    // What travels through the pipeline.
    .target(name: "Model", dependencies: ["ASCII", "Addresses", "Time"], swiftSettings: pure),

    // gzip, and the content codings of HTTP, for the rooms that need them; imports nothing of ours.
    .target(
      name: "Compression", dependencies: ["CBrotli", "CZlib", "CZstd"], swiftSettings: settings),

    // The six rooms that do the work. None imports another.
    .target(
      name: "Fetch", dependencies: ["ASCII", "Addresses", "CCurl", "Compression", "Model", "Time"],
      swiftSettings: settings
    ),
    .target(
      name: "Extract",
      dependencies: [
        "ASCII", "Addresses", "CCommonMark", "CTables", "CUChardet", "CXML2", "Compression", "JSON", "Model",
        "Time",
      ],
      swiftSettings: settings),
    .target(
      name: "Language", dependencies: ["ASCII", "CTables", "JSON", "Model", "Time"], swiftSettings: settings),
    .target(
      name: "Dedupe", dependencies: ["ASCII", "Addresses", "COpenSSL", "Model"], swiftSettings: settings),
    .target(
      name: "Archive",
      dependencies: ["ASCII", "Addresses", "CDeflate", "COpenSSL", "CZstd", "Compression", "Model", "Time"],
      swiftSettings: settings),
    .target(
      name: "Store",
      dependencies: [
        "ASCII", "Addresses", "CLinux", "CZstd", "Compression", "JSON", "Model", "Time",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: pure),

    // The only place that knows all of them, and the order of things.
    .target(
      name: "Pipeline",
      dependencies: [
        "ASCII", "Addresses", "Archive", "CVersion", "Dedupe", "Extract", "Fetch", "JSON", "Language",
        "Model", "Store", "Time", .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: pure),

    // The page that shows how a dataset does.
    .target(
      name: "Report",
      dependencies: ["Addresses", "Dedupe", "Extract", "JSON", "Model", "Pipeline", "Store", "Time"],
      swiftSettings: pure),

    // The shell: flags, feeds.yaml, exit codes.
    .executableTarget(
      name: "Command",
      dependencies: [
        "ASCII", "Addresses", "CMalloc", "JSON", "Newsroom", "Pipeline", "Report", "Time", "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: pure),

    // The bundled sample sites of data/newsroom, for the demonstration and the end-to-end tests.
    .target(
      name: "Newsroom",
      dependencies: [
        "Model", "Time", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], swiftSettings: pure),
    .executableTarget(
      name: "NewsroomServerCommand",
      dependencies: ["Newsroom", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: pure),

    .testTarget(
      name: "NewsroomTests",
      dependencies: [
        "Newsroom", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], swiftSettings: pure),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Addresses", "Model", "Store", "TestSupport", "Time", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "LanguageTests", dependencies: ["JSON", "Language", "Model", "Time"], swiftSettings: settings),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "COpenSSL", "CZstd", "Model", "TestSupport", "Time"],
      swiftSettings: settings),
    .testTarget(
      name: "DedupeTests", dependencies: ["ASCII", "Addresses", "Dedupe", "Model", "Time"],
      swiftSettings: settings),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Addresses", "Dedupe", "Extract", "Fetch", "JSON", "Model", "Pipeline", "Store", "TestSupport",
        "Time", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Dedupe", "Report", "Store", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "ASCII", "Addresses", "Archive", "Command", "Dedupe", "Extract", "JSON", "Model", "Pipeline",
        "TestSupport", "Time",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractTests",
      dependencies: ["Addresses", "CXML2", "Extract", "JSON", "Model", "TestSupport", "Time"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: settings),
    .testTarget(name: "AddressesTests", dependencies: ["Addresses"], swiftSettings: settings),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
    .testTarget(name: "TimeTests", dependencies: ["Time"], swiftSettings: settings),
    .testTarget(name: "ASCIITests", dependencies: ["ASCII"], swiftSettings: settings),

    // One program that the load figures are made with.
    .executableTarget(
      name: "BenchmarkDriver",
      dependencies: [
        "Archive", "Dedupe", "Extract", "Fetch", "Language", "Model", "Pipeline", "Store", "Time",
      ],
      swiftSettings: settings),

    // The code of docs/libraries.md.
    .executableTarget(
      name: "Examples",
      dependencies: [
        "Archive", "Dedupe", "Extract", "Fetch", "Language", "Model", "Pipeline", "Store", "Time",
        .product(name: "Logging", package: "swift-log"),
      ], path: "docs/examples", swiftSettings: pure),

    .target(
      name: "TestSupport",
      dependencies: [
        "Archive", "CZlib", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "FetchTests", dependencies: ["Addresses", "Fetch", "Model", "TestSupport", "Time"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
