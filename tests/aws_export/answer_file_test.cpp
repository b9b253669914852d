#include "aws_export/answer_file.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::aws_export::answer_file_test {
namespace {

namespace fs = std::filesystem;

/// A directory with a file beside it.
class Places {
 public:
  Places() {
    fs::create_directories(root_.path() / "export/kms");
    std::ofstream(root_.path() / "outside.json") << "outside";
    std::ofstream(root_.path() / "export/kms/key.json") << "inside";
    fs::create_symlink("kms/key.json", root_.path() / "export/inner");
    fs::create_symlink("../outside.json", root_.path() / "export/outer");
    fs::create_symlink("..", root_.path() / "export/up");
  }

  Result<std::string> read(const std::string& file) const {
    return read_answer_file((root_.path() / "export").string(), file);
  }
  std::string root() const { return root_.path().string(); }

 private:
  TemporaryDirectory root_{};
};

TEST_CASE("files below the directory are read, through links within it too", "[export]") {
  const Places places;
  CHECK(*places.read("kms/key.json") == "inside");
  CHECK(*places.read("./kms/key.json") == "inside");
  CHECK(*places.read("inner") == "inside");
}

TEST_CASE("nothing outside of the directory is read", "[export]") {
  const Places places;
  const std::string file =
      GENERATE("../outside.json", "kms/../../outside.json", "outer", "up/outside.json");
  CAPTURE(file);
  const Result<std::string> read = places.read(file);
  REQUIRE(!read.ok());
  CHECK(read.error().message.find("outside of the export's directory") !=
        std::string::npos);
  CHECK(!places.read(places.root() + "/outside.json").ok());
}

TEST_CASE("a file that is not there, and one that is a directory, is an error",
          "[export]") {
  const Places places;
  CHECK(!places.read("nothing.json").ok());
  CHECK(!places.read("kms").ok());
  CHECK(!places.read("").ok());
}

TEST_CASE("the content of log files is not read", "[export]") {
  CHECK(is_log_file_name(
      "a/111122223333_CloudTrail_eu-central-1_20261127T0955Z_x.json.gz"));
  CHECK(is_log_file_name("111122223333_CloudTrail-Digest_eu-central-1_a_b_c.json.gz"));
  CHECK(!is_log_file_name("111122223333_Config_eu-central-1_ConfigSnapshot_x.json.gz"));
  CHECK(!Places().read("111122223333_CloudTrail_eu-central-1_x.json.gz").ok());
}

}  // namespace
}  // namespace trailseal::aws_export::answer_file_test
