// Deadline, Ctrl-C and interruption from another thread: signals to the thread that runs the state.
#include "internal.h"
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
#define SIGNAL_TICK CLB_SIGNAL_TICK
#define TICK_MS 20

struct clb_scope {
  clb_context *context;
  pthread_t thread;
  clb_scope *outer;        // on this thread
  clb_scope *next, **link; // among all threads, under `lock`
  bool has_deadline, foreground;
  timer_t timer;
  struct timespec until;
  long abandon_ms; // < 0: never
  sigset_t old_mask;
  struct sigaction old_interrupt;
  clb_scope *old_foreground;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static clb_scope *all_scopes;
static _Thread_local clb_scope *volatile innermost;
static clb_scope *volatile foreground;
static volatile sig_atomic_t interrupts; // Ctrl-C in a row

static long late_ms(const struct timespec *until) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now); // async-signal-safe
  return (now.tv_sec - until->tv_sec) * 1000 + (now.tv_nsec - until->tv_nsec) / 1000000;
}

// A single VM instruction can take minutes (integer-key collisions): the last resort of a process
// that runs the scripts of strangers.
static void leave(void) {
  static const char text[] = "the script did not stop after its deadline: leaving\n";
  if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
    _exit(124);
  _exit(124);
}

static void on_tick(int signal) {
  (void)signal;
  for (clb_scope *scope = innermost; scope; scope = scope->outer) {
    int reason = scope->context->stop->reason;
    long late = scope->has_deadline ? late_ms(&scope->until) : -1;
    if (late >= 0 && scope->abandon_ms >= 0 && late > scope->abandon_ms)
      leave();
    if (reason == CLB_RUNNING && late >= 0)
      reason = CLB_STOP_TIME;
    if (reason != CLB_RUNNING)
      clb_interrupt(scope->context, reason);
  }
  clb_context *watched = clb_watched;
  if (watched && watched->stop->reason != CLB_RUNNING)
    clb_interrupt(watched, watched->stop->reason);
}

static void on_interrupt(int signal) {
  clb_scope *scope = foreground;
  if (scope == NULL)
    return;
  if (!pthread_equal(pthread_self(), scope->thread)) {
    pthread_kill(scope->thread, signal);
    return;
  }
  if (++interrupts >= 3)
    _exit(130);
  clb_interrupt(scope->context, CLB_STOP_USER);
}

static void install_tick(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_tick; // no SA_RESTART: io.read ends, and the script is stopped
  sigaction(SIGNAL_TICK, &action, NULL);
}

void clb_install_tick(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install_tick);
}

static bool start_timer(clb_scope *scope, long deadline_ms) {
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGNAL_TICK;
  event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
  if (timer_create(CLOCK_MONOTONIC, &event, &scope->timer) != 0)
    return false;
  clock_gettime(CLOCK_MONOTONIC, &scope->until);
  scope->until.tv_sec += deadline_ms / 1000;
  scope->until.tv_nsec += deadline_ms % 1000 * 1000000;
  if (scope->until.tv_nsec >= 1000000000) {
    scope->until.tv_sec++;
    scope->until.tv_nsec -= 1000000000;
  }
  scope->has_deadline = true;
  return true;
}

static void run_timer(clb_scope *scope, long deadline_ms) {
  // Nothing before the deadline: a signal ends a read that waits. Afterwards again and again, for a
  // coroutine that was being entered, and for the last resort.
  struct itimerspec interval = {
      .it_interval = {0, TICK_MS * 1000000},
      .it_value = {deadline_ms / 1000, deadline_ms % 1000 * 1000000 + 100000}};
  timer_settime(scope->timer, 0, &interval, NULL);
}

clb_scope *
clb_scope_begin(clb_context *context, long deadline_ms, long abandon_ms, bool in_foreground) {
  clb_install_tick();
  clb_scope *scope = calloc(1, sizeof *scope);
  if (scope == NULL)
    return NULL;
  scope->context = context;
  scope->thread = pthread_self();
  scope->abandon_ms = abandon_ms;
  if (deadline_ms >= 0 && !start_timer(scope, deadline_ms)) {
    free(scope);
    return NULL;
  }
  scope->outer = innermost;
  innermost = scope;
  pthread_mutex_lock(&lock);
  scope->next = all_scopes;
  scope->link = &all_scopes;
  if (all_scopes)
    all_scopes->link = &scope->next;
  all_scopes = scope;
  pthread_mutex_unlock(&lock);
  // Dispatch and Swift-concurrency threads block every signal: ours pass while the script runs.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGNAL_TICK);
  if (in_foreground) {
    sigaddset(&signals, SIGINT);
    scope->foreground = true;
    scope->old_foreground = foreground;
    interrupts = 0;
    foreground = scope;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt; // no SA_RESTART: io.read ends, and the script is stopped
    sigaction(SIGINT, &action, &scope->old_interrupt);
  }
  pthread_sigmask(SIG_UNBLOCK, &signals, &scope->old_mask);
  if (scope->has_deadline)
    run_timer(scope, deadline_ms);
  if (context->stop->reason != CLB_RUNNING)
    clb_interrupt(context, context->stop->reason);
  return scope;
}

void clb_scope_end(clb_scope *scope) {
  if (scope->has_deadline)
    timer_delete(scope->timer);
  if (scope->foreground) {
    sigaction(SIGINT, &scope->old_interrupt, NULL);
    foreground = scope->old_foreground;
  }
  pthread_mutex_lock(&lock);
  *scope->link = scope->next;
  if (scope->next)
    scope->next->link = scope->link;
  pthread_mutex_unlock(&lock);
  innermost = scope->outer;
  if (clb_thread_number != 0)
    sigdelset(&scope->old_mask, SIGNAL_TICK);
  pthread_sigmask(SIG_SETMASK, &scope->old_mask, NULL);
  free(scope);
}

void clb_stop_cell_interrupt(clb_stop_cell *cell) {
  pthread_mutex_lock(&lock);
  int running = CLB_RUNNING;
  __atomic_compare_exchange_n(
      &cell->reason, &running, CLB_STOP_USER, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  for (clb_scope *scope = all_scopes; scope; scope = scope->next)
    if (scope->context->stop == cell) {
      pthread_kill(scope->thread, SIGNAL_TICK);
      break;
    }
  pthread_mutex_unlock(&lock);
}
