// An object keeps the encryption that it was written with, whatever is set later. So of
// the files that do not fit
//
//   one that is newer than one that fits    fails: the setting was in effect already
//   one that is older than all that fit     is from before the setting: told, no failure
//   one that is older than the trail's key  is, too
//   and where none fits at all              each other one fails, if no newer file can be
//                                           there: CloudTrail tells of its latest delivery
//
// Of a trail without a key all that do not fit fail: the present setting gives just such.
//
// Only log files are judged. Digest files were SSE-S3 until 2025-05-22, and whether older
// trails have changed since is not documented (CloudTrail User Guide, document history).
#include "cloudtrail/question/delivered_encryption.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/moment.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/observed_answer.hpp"

namespace trailseal::cloudtrail {
namespace {

using Object = Observed<DeliveredObject>;

/// Of files that are as they should be, so many are named; the others are counted.
constexpr std::size_t kNamed = 3;

struct Wanted {
  bool kms = true;  ///< does the standard take SSE-KMS only?
  Verdict keyed = Verdict::Fails;
  std::optional<std::string> key{};  ///< the trail's, as far as it is known
  std::optional<std::int64_t> key_made_at{};
};

/// `mrk-...` or a UUID: keys of several regions share it. S3 names the key of the bucket's
/// region. KMS Developer Guide, "Multi-Region keys in AWS KMS".
std::string_view key_id_of(std::string_view arn) {
  const std::size_t slash = arn.rfind('/');
  return slash == std::string_view::npos ? arn : arn.substr(slash + 1);
}

/// The key of the trail, as far as it is known.
std::optional<std::string> known_key(const Destination& destination) {
  if (!destination.key) return std::nullopt;
  const auto arn = destination.key->arn.literal();
  return !arn && destination.key->arn_known ? destination.key->named.literal() : arn;
}

Verdict is_same_key(const std::optional<std::string>& wanted,
                    const DeliveredObject& object) {
  if (!wanted || !object.key_arn) return Verdict::Unknown;
  return verdict_of(key_id_of(*object.key_arn) == key_id_of(*wanted));
}

bool is_kms(const DeliveredObject& object) {
  return object.algorithm && object.algorithm->starts_with("aws:kms");
}

/// Does the trail's present setting give such a file, and does the standard take it?
Verdict fits(const DeliveredObject& object, const Wanted& wanted) {
  if (!object.algorithm) return Verdict::Fails;  // from before 2023, when S3 began to
  if (!is_kms(object)) return verdict_of(!wanted.kms);
  if (wanted.keyed == Verdict::Fails) return Verdict::Holds;
  if (wanted.keyed == Verdict::Unknown) return Verdict::Unknown;
  return is_same_key(wanted.key, object);
}

std::string encryption_of(const DeliveredObject& object) {
  if (!object.algorithm) return "is not encrypted";
  if (!is_kms(object)) return "is encrypted with " + *object.algorithm + " (SSE-S3)";
  std::string text = "is encrypted with " + *object.algorithm;
  if (object.key_arn) text += " under `" + *object.key_arn + "`";
  return text + (object.bucket_key ? ", with an S3 Bucket Key" : "");
}

std::string described(const DeliveredObject& object) {
  const std::string time = object.modified_at ? *object.modified_at : object.named_at;
  return "`" + object.key + "`" + (time.empty() ? "" : " of " + time) + " " +
         encryption_of(object);
}

/// Another trail writes files of the same names, and this may be one of them.
bool may_be_of_another(const DeliveredObject& object,
                       const std::vector<const Trail*>& sharing) {
  for (const Trail* other : sharing) {
    const Verdict keyed = other->has_key();
    if (keyed == Verdict::Unknown) return true;
    if (keyed == Verdict::Fails && object.algorithm == "AES256") return true;
    const auto key = other->key_id.literal();
    if (keyed == Verdict::Holds && is_kms(object) &&
        (!key || !object.key_arn || key_id_of(*key) == key_id_of(*object.key_arn))) {
      return true;
    }
  }
  return false;
}

Missing no_object(const Trail& trail) {
  const std::string bucket = trail.bucket_name.literal().value_or("BUCKET");
  return {
      .what = "the exports have no metadata of a log file that " + trail.arn.display() +
              " delivered",
      .help = "collect again with scripts/collect, or `aws s3api head-object --bucket " +
              bucket + " --key KEY` of the newest log file"};
}

/// The key could encrypt nothing before it was there.
bool is_older_than_key(const DeliveredObject& object, const Wanted& wanted) {
  const auto delivered = delivery_time(object);
  return wanted.key_made_at && delivered && *delivered < *wanted.key_made_at;
}

Wanted wanted_of(const Destination& destination, const std::string& standard) {
  Wanted wanted{.kms = standard != "sse-s3",
                .keyed = destination.keyed,
                .key = known_key(destination)};
  if (!destination.key) return wanted;
  if (const Resource* key = destination.key->resource) {
    const auto made = key->attributes["creation_date"].literal();
    if (made) wanted.key_made_at = parse_moment(*made);
  }
  return wanted;
}

/// How many of the files lie before the oldest one that fits, it included. The files are
/// the newest first, so each of them is at least as new as it.
std::size_t up_to_oldest_fit(const std::vector<Object>& files, const Wanted& wanted) {
  std::size_t count = files.size();
  while (count > 0 && fits(*files[count - 1].what, wanted) != Verdict::Holds) --count;
  return count;
}

void name_fitting(ObservedAnswer& answer, const std::vector<std::string>& fitting) {
  for (std::size_t i = 0; i < fitting.size() && i < kNamed; ++i) {
    answer.remark(fitting[i]);
  }
  if (fitting.size() <= kNamed) return;
  answer.remark("and " + std::to_string(fitting.size() - kNamed) +
                " more, encrypted as required");
}

/// Between the time of a file and that of the delivery by CloudTrail's own account, and for
/// what is delivered while somebody collects.
constexpr std::int64_t kSameDelivery = 30 * kMinute;

/// Whether a newer file may be there than those that were looked at; empty: none.
Missing newer_file(const ObservationIndex& index, const Trail& trail,
                   const DeliveredObject& newest) {
  std::optional<std::int64_t> latest;
  for (const Observed<TrailStatus>& status : index.statuses_of(trail)) {
    if (!status->missing.empty()) return status->missing;
    const auto delivered =
        status->delivered_at ? parse_moment(*status->delivered_at) : std::nullopt;
    if (delivered) latest = std::max(latest.value_or(*delivered), *delivered);
  }
  const auto looked_at = delivery_time(newest);
  if (latest && looked_at && *latest - *looked_at <= kSameDelivery) return {};
  return {.what = described(newest) + "; the encryption of newer files is not known" +
                  (latest ? ": CloudTrail delivered one at " + moment_text(*latest)
                          : std::string()),
          .help =
              "`aws s3api head-object` of the newest log file, and `aws cloudtrail "
              "get-trail-status --name " +
              trail.arn.display() + " --region " + trail.region.display() + "`"};
}

/// What the files say one by one.
void judge_files(ObservedAnswer& answer, const std::vector<Object>& files,
                 const Wanted& wanted, const std::vector<const Trail*>& sharing,
                 const Missing& newer) {
  const std::size_t since_setting = up_to_oldest_fit(files, wanted);
  std::vector<std::string> older;
  std::vector<std::string> fitting;
  bool any_decides = since_setting > 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const DeliveredObject& file = *files[i].what;
    const std::string text = described(file);
    const Verdict fit = fits(file, wanted);
    const bool of_another = fit == Verdict::Fails && may_be_of_another(file, sharing);
    if (fit == Verdict::Unknown) {
      answer.missing({.what = "whether the trail's key is the key of " + text});
    } else if (fit == Verdict::Holds) {
      fitting.push_back(text);
    } else if (of_another) {
      answer.remark(text + "; another trail delivers files with such names too");
    } else if (is_older_than_key(file, wanted)) {
      older.push_back(text + "; it is older than the trail's key");
    } else if (wanted.keyed != Verdict::Fails && since_setting > 0 &&
               i >= since_setting) {
      older.push_back(text + "; it is older than the present setting");
    } else if (wanted.keyed != Verdict::Fails && since_setting == 0 && !newer.empty()) {
      answer.missing(newer);
      older.push_back(text);
      any_decides = true;
    } else {
      answer.against(text);
      any_decides = true;
    }
  }
  for (std::string& text : older) answer.remark(std::move(text));
  name_fitting(answer, fitting);
  if (any_decides) return;
  answer.missing(
      {.what =
           "no log file in the exports certainly belongs to this trail and its present "
           "key",
       .help = "collect again after the next delivery"});
}

}  // namespace

Verdict has_key_of_trail(const DeliveredObject& object, const Destination& destination) {
  return is_same_key(known_key(destination), object);
}

PlacedAnswer delivered_as_wanted(const ObservationIndex& index,
                                 const Destination& destination,
                                 const std::string& standard) {
  const Trail& trail = destination.trail;
  ObservedAnswer answer;
  std::vector<Object> files;
  for (const Object& object : index.objects_of(trail)) {
    if (object->is_digest()) {
      continue;
    }
    if (object->missing.empty()) {
      files.push_back(object);
    } else if (was_refused(object)) {
      answer.missing(object->missing);
    }
  }
  if (!files.empty()) {
    judge_files(answer, files, wanted_of(destination, standard), index.sharing(trail),
                newer_file(index, trail, *files.front().what));
  } else {
    answer.missing(no_object(trail));
  }
  return answer.at(place_of(*trail.resource, kTrailKey));
}

}  // namespace trailseal::cloudtrail
