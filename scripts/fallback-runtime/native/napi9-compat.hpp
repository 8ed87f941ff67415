// Node-API below version 10 can hold references to objects and functions only. better-sqlite3 holds some
// to strings and to any value (Napi::Reference<String>, <Value>), and aborts where it cannot. Compiled in
// with `-include`, this keeps such a value in the first element of an array and refers to that instead.
#pragma once
#include <napi.h>

namespace Napi {

template <typename T>
class HeldInArray {
 public:
  HeldInArray() = default;
  HeldInArray(HeldInArray&&) = default;
  HeldInArray& operator=(HeldInArray&&) = default;

  static Reference<T> New(const T& value, uint32_t count = 0) {
    Reference<T> reference;
    reference.Reset(value, count);
    return reference;
  }

  void Reset() { holder_.Reset(); }
  void Reset(const T& value, uint32_t count = 0) {
    holder_.Reset();
    if (value.IsEmpty()) return;
    HandleScope scope(value.Env());
    Array holder = Array::New(value.Env(), 1);
    holder.Set(uint32_t{0}, value);
    holder_ = Reference<Object>::New(holder, count);
  }

  T Value() const {
    return holder_.IsEmpty() ? T() : holder_.Value().Get(uint32_t{0}).template As<T>();
  }

  Napi::Env Env() const { return holder_.Env(); }
  bool IsEmpty() const { return holder_.IsEmpty(); }
  uint32_t Ref() const { return holder_.Ref(); }
  uint32_t Unref() const { return holder_.Unref(); }
  void SuppressDestruct() { holder_.SuppressDestruct(); }

 private:
  Reference<Object> holder_;
};

template <>
class Reference<String> : public HeldInArray<String> {};
template <>
class Reference<Value> : public HeldInArray<Value> {};

}  // namespace Napi
