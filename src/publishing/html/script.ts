/**
 * Niceties only; the page works without. A link to something folded away unfolds it, every part of a cited passage lights
 * up, and printing unfolds the page.
 */
export const script = `(()=>{
const open=(e)=>{for(let d=e;d;d=d.parentElement)if(d.tagName==='DETAILS')d.open=true};
const show=()=>{const e=location.hash.length>1&&document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!e)return;open(e);e.scrollIntoView({block:'center'});
if(!e.hasAttribute('tabindex'))e.setAttribute('tabindex','-1');e.focus({preventScroll:true})};
addEventListener('hashchange',show);addEventListener('beforeprint',()=>{for(const d of document.querySelectorAll('details'))d.open=true});show()})()`;
