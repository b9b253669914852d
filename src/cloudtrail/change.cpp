#include "cloudtrail/change.hpp"

namespace trailseal::cloudtrail {

const char* to_string(Change change) {
  switch (change) {
    case Change::Create:
      return "create";
    case Change::Update:
      return "update";
    case Change::Replace:
      return "replace";
    case Change::Delete:
      return "delete";
    case Change::NoOp:
      return "no-op";
    case Change::Read:
      return "read";
    case Change::Forget:
      break;
  }
  return "forget";
}

bool is_created(const Resource& resource) {
  return resource.change == Change::Create || resource.change == Change::Replace;
}

bool is_touched(const Resource& resource) {
  return is_created(resource) || resource.change == Change::Update;
}

}  // namespace trailseal::cloudtrail
