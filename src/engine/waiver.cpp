// Days are compared as text: `2026-01-31` sorts as it should.
#include "engine/waiver.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/glob.hpp"

namespace trailseal::engine {
namespace {

using Days = std::chrono::sys_days;

std::string text_of(Days day) {
  const std::chrono::year_month_day date(day);
  char text[sizeof "-2147483648-01-31"] = {};
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

bool covers(const Waiver& waiver, const Result& result) {
  if (!waiver.sound) return false;
  if (waiver.rule != result.rule->code && waiver.rule != result.rule->id) return false;
  if (!waiver.path.empty()) {
    const Pattern pattern = Pattern::parse(Text(waiver.address));
    return matches(pattern, Text(result.resource)) == Verdict::Holds ||
           matches(pattern, Text(result.trail)) == Verdict::Holds;
  }
  const bool resource =
      waiver.address == result.resource && waiver.input == result.place.input;
  return resource || (waiver.address == result.trail && waiver.input == result.input);
}

}  // namespace

std::vector<Waiver> waivers_of(const ResourceGraph& graph) {
  std::vector<Waiver> waivers;
  for (const Resource& resource : graph.resources()) {
    for (const WrittenWaiver& written : resource.waivers) {
      waivers.push_back({.rule = written.rule,
                         .address = resource.address,
                         .input = resource.input,
                         .reason = written.reason,
                         .until = written.until,
                         .position = written.position});
    }
  }
  return waivers;
}

std::string today() {
  using std::chrono::seconds;
  using std::chrono::system_clock;
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  const system_clock::time_point now =
      epoch == nullptr
          ? system_clock::now()
          : system_clock::time_point(seconds(std::strtoll(epoch, nullptr, 10)));
  return text_of(std::chrono::floor<std::chrono::days>(now));
}

std::string day_after(const std::string& day, int days) {
  int year = 0;
  unsigned month = 0;
  unsigned number = 0;
  if (std::sscanf(day.c_str(), "%d-%u-%u", &year, &month, &number) != 3) return day;
  const std::chrono::year_month_day date{
      std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
  return text_of(Days(date) + std::chrono::days(days));
}

void waive(std::vector<Result>& results, std::vector<Waiver>& waivers,
           const std::string& today) {
  for (Result& result : results) {
    if (result.outcome != Outcome::Fail && result.outcome != Outcome::Unknown) continue;
    for (Waiver& waiver : waivers) {
      if (!covers(waiver, result)) continue;
      waiver.used = true;
      if (!waiver.until.empty() && waiver.until < today) continue;
      result.outcome = Outcome::Waived;
      result.waiver = waiver.reason;
      if (!waiver.owner.empty()) result.waiver += " (" + waiver.owner + ")";
      result.waived_until = waiver.until;
      break;
    }
  }
}

}  // namespace trailseal::engine
